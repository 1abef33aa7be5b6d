import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { plainText } from '../../../errors/foreign-text.js';
import { InputError } from '../../../errors/input-error.js';
import { readRegularFile } from '../../../errors/regular-file.js';
import type { Shape } from '../../../tensors/tensor.js';
import { type OpNode, opNodes } from '../../graph/graph.js';
import { type OnnxNetwork, type ReadExternal, readOnnx } from './index.js';
import { DamagedFile } from './wire.js';

/** What it takes to read a network from its file again, in another process. */
export interface FileSource {
  /** Absolute. */
  readonly path: string;
  /** Of all that was read: the file, then the weights beside it. */
  readonly sha256: string;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** A network of a file. */
export interface OnnxFile extends OnnxNetwork {
  readonly source: FileSource;
}

/** As many parameters as a graph may have, and a quarter more. */
const LARGEST = 5 * 2 ** 28;

/**
 * Reads a network from an ONNX file. The graph is named after the file. Weights may lie in files beside it, in its folder
 * or one below.
 *
 * @throws {InputError} one line that begins with the path: it cannot be read, or is no ONNX model that `readOnnx` takes
 */
export function readOnnxFile(path: string, shapes: Readonly<Record<string, Shape>> = {}): OnnxFile {
  const bytes = readRegularFile(path, { expected: 'an ONNX model', most: LARGEST });
  const hash = createHash('sha256').update(bytes);
  const external = externalOf(path, LARGEST - bytes.length, part => hash.update(part));
  const network = readOnnx(bytes, { where: path, shapes, external });
  const graph = { ...network.graph, name: plainText(basename(path), 120) };
  const source = { path: resolve(path), sha256: hash.digest('hex'), shapes };
  for (const { name, weights } of opNodes(graph)) if (weights) origins.set(weights, { source, node: name });
  return { ...network, graph, source };
}

/** Where the weights of a node come from: small enough to be sent to another process. */
export interface WeightsOfFile {
  readonly source: FileSource;
  /** Name of the node in the graph of the file. */
  readonly node: string;
}

type Weights = NonNullable<OpNode['weights']>;

/** Where weights were read from. A pass that makes others of them makes another function. */
const origins = new WeakMap<Weights, WeightsOfFile>();

/** Where weights were read from; undefined where they were made otherwise. */
export function weightsOfFile(weights: Weights): WeightsOfFile | undefined {
  return origins.get(weights);
}

/**
 * The weights of a node of a file that another process has read.
 *
 * @throws {InputError} where the file's content is another one by now, or it cannot be read any more
 */
export function readWeightsAgain({ source, node }: WeightsOfFile): Weights {
  const found = opNodes(readAgain(source).graph).find(({ name }) => name === node);
  if (!found?.weights)
    throw new Error(`${source.path}: has no weights of ${node}, expected those read before`);
  return found.weights;
}

/**
 * Reads parts of files beside a model, each of which is a regular file in the model's folder or below, whatever links
 * there are.
 *
 * @param most  bytes in all
 */
function externalOf(path: string, most: number, onRead: (part: Uint8Array) => void): ReadExternal {
  let left = most;
  return (location, offset, length) => {
    const shown = plainText(location, 100);
    left -= length;
    if (left < 0) throw new DamagedFile('has more weights in other files than can be read');
    const folder = realpathSync(dirname(path));
    const place = insidePath(folder, location);
    if (place === undefined) {
      throw new InputError(`has weights in ${shown}, expected that file in the folder of the model`);
    }
    const part = readRegularFile(place, { expected: 'a file of weights', most }, { offset, length });
    onRead(part);
    return part;
  };
}

/** Where a location leads to; undefined where that is not in the folder, or nothing is there. */
function insidePath(folder: string, location: string): string | undefined {
  if (location === '' || location.includes('\0')) return undefined;
  try {
    const place = realpathSync(join(folder, location));
    return place.startsWith(folder + sep) ? place : undefined;
  } catch {
    return undefined;
  }
}

/** What this process has read again, by what it was read from. */
const again = new Map<string, OnnxFile>();

function readAgain(source: FileSource): OnnxFile {
  const key = JSON.stringify(source);
  const known = again.get(key);
  if (known) return known;
  const file = readOnnxFile(source.path, source.shapes);
  if (file.source.sha256 !== source.sha256) {
    throw new InputError(`${source.path}: has changed since it was read, expected the same content`);
  }
  again.set(key, file);
  return file;
}
