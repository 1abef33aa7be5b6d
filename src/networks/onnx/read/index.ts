import { plainText } from '../../../errors/foreign-text.js';
import { InputError } from '../../../errors/input-error.js';
import { ShapeError } from '../../../tensors/shape-error.js';
import type { Shape } from '../../../tensors/tensor.js';
import type { Graph } from '../../graph/graph.js';
import { decodeModel } from './decode.js';
import { readGraph, type UnknownNode } from './read-graph.js';
import { Unsupported } from './refusal.js';
import type { ReadExternal } from './tensor-values.js';
import { DamagedFile } from './wire.js';

export type { UnknownNode } from './read-graph.js';
export type { ReadExternal } from './tensor-values.js';

/** A network of an ONNX file. */
export interface OnnxNetwork {
  readonly graph: Graph;
  /** What was done to the file's content, such as weights that were converted. */
  readonly notes: readonly string[];
  /** Nodes that are drawn but not known: a graph that has one cannot run, and its counts are without it. */
  readonly unknown: readonly UnknownNode[];
  /** Version of ONNX's operators. */
  readonly opset: number;
  /** The program that wrote the file, as it calls itself; '' where it does not say. */
  readonly producer: string;
}

/** How a file is read. */
export interface ReadOnnxOptions {
  /** What messages call the file, and the graph where the file has no name for it. */
  readonly where: string;
  /** Shapes of inputs where the file leaves them open, by their names; '' is the only input. */
  readonly shapes?: Readonly<Record<string, Shape>>;
  /** Reads weights from files beside this one; without it a file that has such is refused. */
  readonly external?: ReadExternal;
}

/**
 * Reads a network from an ONNX file of opset 7 or later, as PyTorch, Keras' converters and others write it. Weights stay
 * views of the bytes until a platform asks for them.
 *
 * @throws {InputError} one line that begins with `where`: the bytes are no ONNX model, or a damaged one; a shape does not
 *   fit; an input's size is open and not given
 */
export function readOnnx(bytes: Uint8Array, { where, shapes = {}, external }: ReadOnnxOptions): OnnxNetwork {
  const readExternal = external ?? refuseExternal;
  try {
    const model = decodeModel(bytes);
    const name = plainText(model.graph.name, 120) || where;
    const read = readGraph(model, { name, shapes, readExternal, bytes: bytes.length });
    return { ...read, opset: model.opsets.get('')!, producer: plainText(model.producer, 80) };
  } catch (error) {
    throw refusal(where, error);
  }
}

function refusal(where: string, error: unknown): unknown {
  if (error instanceof InputError) return new InputError(`${where}: ${error.message}`);
  if (error instanceof DamagedFile || error instanceof ShapeError || error instanceof Unsupported) {
    return new InputError(`${where}: ${error.message}, expected a sound ONNX model`);
  }
  // protobufjs, of a field that reaches past its message or a number without end.
  if (error instanceof Error && /^(index out of range|invalid (varint|wire))/.test(error.message)) {
    return new InputError(`${where}: ends too early or is no ONNX model (${error.message})`);
  }
  return error;
}

function refuseExternal(location: string): never {
  throw new DamagedFile(`has weights in the file ${plainText(location, 100)}, which is not at hand`);
}
