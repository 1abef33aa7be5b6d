import { type Command, Option } from 'commander';
import { expectRunnable } from '../cost/runnable.js';
import { plainText } from '../errors/foreign-text.js';
import { InputError, visible } from '../errors/input-error.js';
import { readRegularFile } from '../errors/regular-file.js';
import { expectPlace, isSameFile, isStdout, type Over, writeBytes } from '../measure/results/files.js';
import { bindGraph } from '../networks/graph/executor.js';
import { type Graph, inputsOf, outputsOf } from '../networks/graph/graph.js';
import { type PlatformName, platformNames, platforms } from '../networks/platforms.js';
import { decodeNpy, encodeNpy } from '../tensors/npy.js';
import type { Tensor } from '../tensors/tensor.js';
import { examples } from './examples.js';
import {
  addNetworkOptions,
  expectKnown,
  isFile,
  NETWORK,
  networkOf,
  type Shapes,
  warnOf,
} from './network.js';
import { FORCE, forceOption, oneOf, seedOption } from './options.js';
import { print } from './terminal.js';

/** Files by the names of inputs or outputs; '' is the only input, or the main output. */
type Files = Readonly<Record<string, string>>;

interface InferOptions {
  readonly input?: Files;
  readonly output?: Files;
  readonly platform: PlatformName;
  readonly seed: number;
  readonly force?: boolean;
  readonly shape?: Shapes;
}

/** A larger file is not read; an image of 16 000 × 16 000 in float32 has 3 GB, which no network here takes. */
const LARGEST = 2 ** 30;

/** `infer`: runs a network once on given inputs. */
export function declare(command: Command): void {
  command
    .argument('<network>', NETWORK)
    .addOption(filesOption('-i, --input <name=file>', '--input', 'NumPy file of an input', 'the only one'))
    .addOption(
      filesOption('-o, --output <name=file>', '--output', 'NumPy file for an output', 'the first one'),
    )
    .addOption(
      new Option('-p, --platform <name>', `one of ${platformNames.join(', ')}`)
        .default('wasm')
        .argParser((name: string) => oneOf('platform', name, platformNames)),
    )
    .addOption(seedOption())
    .addOption(forceOption())
    .addHelpText(
      'after',
      examples(
        'infer model.onnx --input x.npy --output y.npy',
        'infer model.onnx --input left=a.npy --input right=b.npy --output y.npy',
      ),
    );
  addNetworkOptions(command).action(async (name: string, options: InferOptions) => {
    const { input = {}, output = {}, force, platform, seed } = options;
    if (Object.keys(output).length === 0)
      throw new InputError('infer: got no --output, expected one, for instance y.npy');
    const over: Over = force ? 'anything' : 'nothing';
    expectPlaces(input, output, over);
    const given = readInputs(input);
    const network = networkOf(name, {
      ...options,
      ...(isFile(name) && { shape: shapesOf(given, options.shape) }),
    });
    expectKnown(network);
    warnOf(network);
    const { graph } = network;
    expectRunnable('infer', graph);
    const feeds = byInput(graph, given);
    const targets = byOutput(graph, output);
    const executable = bindGraph(graph, platforms[platform], seed);
    inputsOf(graph).forEach((node, i) => {
      executable.inputs[i].data.set(feeds.get(node.name)!.data);
    });
    executable.run();
    for (const [place, file] of targets) {
      const result = executable.outputs[place];
      await writeBytes(file, encodeNpy(result), over);
      if (!isStdout(file)) print(`${file}: ${outputsOf(graph)[place].name}, ${result.shape.join('×')}`);
    }
  });
}

/** An option that is repeated: `name=file`, or a file alone. */
function filesOption(flags: string, option: string, what: string, alone: string): Option {
  return new Option(flags, `${what}, a file alone for ${alone}; repeatable`).argParser(
    (text: string, before: Files = {}): Files => {
      const [, name = '', file = ''] = /^(?:([^=]*)=)?(.*)$/.exec(text) ?? [];
      if (file === '') throw new InputError(`${option}: got ${visible(text)}, expected for instance x.npy`);
      if (Object.hasOwn(before, name)) {
        throw new InputError(
          `${option}: got ${name === '' ? 'a file without a name' : visible(name)} twice, expected it once`,
        );
      }
      return { ...before, [name]: file };
    },
  );
}

/** @throws {InputError} where an output cannot be written, or would replace an input or another output */
function expectPlaces(input: Files, output: Files, over: Over): void {
  const outputs = Object.values(output);
  outputs.forEach((file, i) => {
    expectPlace(file, over, FORCE);
    const other = [...Object.values(input), ...outputs.slice(0, i)].find(
      one => one === file || isSameFile(one, file),
    );
    if (other && !isStdout(file))
      throw new InputError(`--output: got ${file}, which is given before, expected another file`);
  });
}

function readInputs(files: Files): ReadonlyMap<string, Tensor> {
  return new Map(
    Object.entries(files).map(([name, file]) => {
      const bytes = readRegularFile(file, { expected: 'a NumPy file', most: LARGEST });
      return [name, decodeNpy(bytes, file)] as const;
    }),
  );
}

/** Shapes that the file of a network may leave open: those of the inputs, where none are given. */
function shapesOf(inputs: ReadonlyMap<string, Tensor>, given: Shapes = {}): Shapes {
  return { ...Object.fromEntries([...inputs].map(([name, { shape }]) => [name, shape])), ...given };
}

/** The value of each input of the network. @throws {InputError} where one is missing, unknown or of another shape */
function byInput(graph: Graph, given: ReadonlyMap<string, Tensor>): ReadonlyMap<string, Tensor> {
  const nodes = inputsOf(graph);
  const names = nodes.map(({ name }) => plainText(name)).join(', ');
  for (const name of given.keys()) {
    if (name === '' && nodes.length === 1) continue;
    if (!nodes.some(node => node.name === name)) {
      throw new InputError(
        `--input: got ${name === '' ? 'a file without a name' : visible(name)}, expected one of ${names}`,
      );
    }
  }
  return new Map(
    nodes.map(({ name, shape }) => {
      const found = given.get(name) ?? (nodes.length === 1 ? given.get('') : undefined);
      if (!found)
        throw new InputError(`--input: got none for ${name}, expected ${name}=<file> of ${shape.join('×')}`);
      if (found.shape.join() !== shape.join()) {
        throw new InputError(
          `--input: got ${found.shape.join('×')} for ${name}, expected ${shape.join('×')}`,
        );
      }
      return [name, found] as const;
    }),
  );
}

/** Places of outputs, and the files for them. @throws {InputError} where there is no such output */
function byOutput(graph: Graph, files: Files): readonly (readonly [place: number, file: string])[] {
  const nodes = outputsOf(graph);
  return Object.entries(files).map(([name, file]) => {
    const place = name === '' ? 0 : nodes.findIndex(node => node.name === name);
    if (place < 0) {
      const names = nodes.map(node => node.name).join(', ');
      throw new InputError(`--output: got ${visible(name)}, expected one of ${names}`);
    }
    return [place, file] as const;
  });
}
