import { type Command, Option } from 'commander';
import { InputError, visible } from '../errors/input-error.js';
import type { Graph } from '../networks/graph/graph.js';
import { graphOf } from '../networks/models/catalogue.js';
import { readOnnxFile } from '../networks/onnx/read/file.js';
import type { UnknownNode } from '../networks/onnx/read/index.js';
import type { Shape } from '../tensors/tensor.js';
import { addModelOptions, askedParameters } from './model-options.js';
import { warn } from './terminal.js';

/** What is said of an argument that names a network. */
export const NETWORK = 'a network of the catalogue (see models), or the path of an ONNX file (.onnx)';

/** Shapes of inputs by their names; '' is the only one. */
export type Shapes = Readonly<Record<string, Shape>>;

/** A network that was named on the command line. */
export interface NamedNetwork {
  readonly graph: Graph;
  /** What was done to the file's content; [] for a network of the catalogue. */
  readonly notes: readonly string[];
  /** Nodes of the file that are drawn but not known. */
  readonly unknown: readonly UnknownNode[];
}

/** Adds `--shape`, and an option for every parameter that a family of networks has. */
export function addNetworkOptions(command: Command): Command {
  return addModelOptions(command.addOption(shapeOption()));
}

/** `--shape`: repeated. */
export function shapeOption(): Option {
  return new Option(
    '--shape <input=sizes>',
    'of a file: the shape of an input that it leaves open, for instance input=1x3x224x224; repeatable',
  ).argParser(parseShape);
}

/**
 * The network of an argument: of the catalogue with the parameters that are asked for, or of an ONNX file.
 *
 * @param options  of the command, which has those of `addNetworkOptions`
 * @throws {InputError} where there is no such network or file, or an option does not fit it
 */
export function networkOf(name: string, options: Readonly<Record<string, unknown>>): NamedNetwork {
  const asked = askedParameters(options);
  const shapes = options.shape as Shapes | undefined;
  if (!isFile(name)) {
    if (shapes) throw new InputError(`--shape: got one for ${visible(name)}, expected it with an ONNX file`);
    return { graph: graphOf(name, asked), notes: [], unknown: [] };
  }
  const [parameter] = Object.keys(asked);
  if (parameter) {
    throw new InputError(
      `${name}: got ${parameter}, which is for networks of the catalogue, expected --shape`,
    );
  }
  return readOnnxFile(name, shapes);
}

/** Nodes that are not known are named up to here. */
const MOST_LINES = 10;

/** What the network's file does not say, or what was made of it: a line each on stderr. */
export function warnOf({ notes, unknown }: NamedNetwork): void {
  for (const { node, op, reason } of unknown.slice(0, MOST_LINES)) {
    warn(`left out of the counts: ${node} (${op}) ${reason}`);
  }
  const more = unknown.length - MOST_LINES;
  if (more > 0) warn(`left out of the counts: ${more} nodes more, see --json`);
  for (const note of notes) warn(note);
}

/** @throws {InputError} where a network has nodes that are not known: it can be drawn, and nothing else */
export function expectKnown({ graph, unknown }: NamedNetwork): void {
  if (unknown.length === 0) return;
  const [{ node, op, reason }] = unknown;
  const rest = unknown.length > 1 ? ` and ${unknown.length - 1} more` : '';
  throw new InputError(`${graph.name}: ${node} (${op}) ${reason}${rest}, expected known ops: see graph`);
}

/** @throws {InputError} where shapes are given, but no file for them */
export function expectShapesUsed(names: readonly string[], { shape }: { readonly shape?: Shapes }): void {
  if (shape && !names.some(isFile)) throw new InputError('--shape: got one, expected it with an ONNX file');
}

/** Whether an argument names a file rather than a network of the catalogue. */
export function isFile(name: string): boolean {
  return /\.onnx$/i.test(name);
}

/** `input=1x3x224x224`, or without a name for the only input. */
function parseShape(text: string, before: Readonly<Record<string, Shape>> = {}): Record<string, Shape> {
  const [, name = '', sizes] = /^(?:(.*)=)?(\d+(?:[x×,]\d+)*)$/.exec(text.trim()) ?? [];
  const shape = sizes?.split(/[x×,]/).map(Number);
  if (!shape?.every(length => Number.isSafeInteger(length) && length > 0)) {
    throw new InputError(`--shape: got ${visible(text)}, expected for instance input=1x3x224x224`);
  }
  if (Object.hasOwn(before, name))
    throw new InputError(`--shape: got ${name || 'an input'} twice, expected it once`);
  return { ...before, [name]: shape };
}
