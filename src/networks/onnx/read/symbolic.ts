import { plainText } from '../../../errors/foreign-text.js';
import { InputError } from '../../../errors/input-error.js';
import type { Shape } from '../../../tensors/tensor.js';
import type { OnnxValueInfo } from './messages.js';
import { DamagedFile } from './wire.js';

/** Lengths of the symbolic dimensions of a file, by their names. */
export type Lengths = ReadonlyMap<string, number>;

/**
 * The shapes of a network's inputs: as the file says and, where it is symbolic, as given. A symbolic batch, which is the
 * first axis of several, is 1 where it is not given.
 *
 * @param given  by the names of the inputs; '' is the name of the only one
 * @throws {InputError} where a shape is missing, or does not fit the file's
 */
export function inputShapes(
  inputs: readonly OnnxValueInfo[],
  given: Readonly<Record<string, Shape>>,
  note: (text: string) => void,
): { readonly shapes: ReadonlyMap<string, Shape>; readonly lengths: Lengths } {
  if (inputs.length === 0) throw new DamagedFile('has no input');
  const asked = new Map(Object.entries(given));
  if (asked.has('') && inputs.length === 1) asked.set(inputs[0].name, asked.get('')!);
  for (const name of asked.keys()) {
    if (name === '' && inputs.length === 1) continue;
    if (inputs.some(input => input.name === name)) continue;
    const names = inputs.map(input => plainText(input.name, 60)).join(', ');
    throw new InputError(
      `--shape: got one for the input ${name || 'without a name'}, expected one for ${names}`,
    );
  }
  const shapes = new Map<string, Shape>();
  const lengths = new Map<string, number>();
  for (const input of inputs) {
    const shape = shapeOf(input, asked.get(input.name), lengths, note);
    shapes.set(input.name, shape);
    input.dims?.forEach((dim, axis) => {
      if (typeof dim === 'string' && dim !== '') lengths.set(dim, shape[axis]);
    });
  }
  return { shapes, lengths };
}

/** The shape of a value, where the file says it; symbolic dimensions have the lengths of the inputs'. */
export function resolved({ dims }: OnnxValueInfo, lengths: Lengths): Shape | undefined {
  const shape = dims?.map(dim => (typeof dim === 'number' ? dim : lengths.get(dim)));
  return shape?.every((length): length is number => length !== undefined && Number.isSafeInteger(length))
    ? shape
    : undefined;
}

function shapeOf(
  { name, dims }: OnnxValueInfo,
  asked: Shape | undefined,
  lengths: Lengths,
  note: (text: string) => void,
): Shape {
  const called = plainText(name, 60);
  const example = `--shape ${called}=${(dims ?? [1, 3, 224, 224]).map(exampleOf).join('x')}`;
  if (!dims && !asked) {
    throw new InputError(`the input ${called} has no shape in the file, expected it to be given: ${example}`);
  }
  const inFile = dims ?? asked!;
  const words = `[${inFile.map(dim => (dim === '' ? '?' : plainText(String(dim), 40))).join(', ')}]`;
  if (inFile.length === 0) throw new DamagedFile(`has the input ${called} of shape []`);
  if (asked && asked.length !== inFile.length) {
    throw new InputError(
      `--shape: got ${asked.join('x')} for ${called}, expected ${inFile.length} axes: ${words}`,
    );
  }
  return inFile.map((dim, axis) => {
    const length = asked?.[axis];
    const known = typeof dim === 'number' ? dim : lengths.get(dim);
    if (length !== undefined && known !== undefined && length !== known) {
      throw new InputError(
        `--shape: got ${asked!.join('x')} for ${called}, expected ${known} at axis ${axis}: ${words}`,
      );
    }
    if (length !== undefined || known !== undefined) return (length ?? known)!;
    if (axis > 0 || inFile.length < 2) {
      throw new InputError(
        `the input ${called} has the shape ${words}, expected its sizes to be given: ${example}`,
      );
    }
    note(`the number of images in ${called} is not fixed: it is taken as 1`);
    return 1;
  });
}

/** A length for an example: 1 for the batch, 224 for what is not known. */
function exampleOf(dim: number | string, axis: number): number {
  if (typeof dim === 'number') return dim;
  return axis === 0 ? 1 : 224;
}
