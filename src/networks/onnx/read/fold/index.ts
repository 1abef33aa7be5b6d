import { elements } from '../../../../tensors/tensor.js';
import type { Call } from '../call.js';
import { reshapes } from '../semantics/reshaping.js';
import { type Constant, constantOf } from '../values.js';
import { arithmetic } from './arithmetic.js';
import { type Folder, movement } from './movement.js';
import { reshaped } from './places.js';
import { quantized } from './quantized.js';
import { constantNode, making, shapes } from './shapes.js';

const folders: ReadonlyMap<string, Folder> = new Map(
  Object.entries({ ...making, ...movement, ...arithmetic, ...quantized }),
);
const ofShapes: ReadonlyMap<string, (call: Call) => Constant> = new Map(Object.entries(shapes));

/**
 * The outputs of a node that are known as the file is read, because they follow from shapes and constants; undefined
 * where they are computed as the network runs.
 */
export function fold(call: Call): Constant | readonly Constant[] | undefined {
  const { type } = call.node;
  if (type === 'Constant') return constantNode(call);
  const ofShape = ofShapes.get(type);
  if (ofShape) return ofShape(call);
  const inputs = call.inputs.filter(value => value !== undefined);
  if (inputs.length === 0 || !inputs.every(value => value.kind === 'constant')) return undefined;
  const target = reshapes.get(type);
  if (target) return reshaped(inputs[0], target(call));
  const folder = folders.get(type);
  if (!folder) return undefined;
  const made = folder(inputs, call);
  const outputs = 'kind' in made ? [made] : made;
  // Nothing is computed yet: what would be too large is refused before. Then all of it is, in the order of the file.
  for (const { shape } of outputs) call.importing.spend(elements(shape));
  return outputs.map(output => constantOf(output.type, output.shape, output.values()));
}
