import { type Command, Option } from 'commander';
import { InputError, visible } from '../errors/input-error.js';
import type { Graph } from '../networks/graph/graph.js';
import { graphOf } from '../networks/models/catalogue.js';
import { readOnnxFile } from '../networks/onnx/read/file.js';
import type { UnknownNode } from '../networks/onnx/read/index.js';
import type { Shape } from '../tensors/tensor.js';
import { addModelOptions, askedParameters } from './model-options.js';

/** What is said of an argument that names a network. */
export const NETWORK = 'a network of the catalogue, see models, or an ONNX file: its path ends in .onnx';

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
  command.addOption(
    new Option(
      '--shape <input=sizes>',
      'of a file: the shape of an input that it leaves open, for instance input=1x3x224x224; repeatable',
    ).argParser(parseShape),
  );
  return addModelOptions(command);
}

/**
 * The network of an argument: of the catalogue with the parameters that are asked for, or of an ONNX file.
 *
 * @param options  of the command, which has those of `addNetworkOptions`
 * @throws {InputError} where there is no such network or file, or an option does not fit it
 */
export function networkOf(name: string, options: Readonly<Record<string, unknown>>): NamedNetwork {
  const asked = askedParameters(options);
  const shapes = options.shape as Readonly<Record<string, Shape>> | undefined;
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
