import type { Shape, Tensor } from '../../tensors/tensor.js';
import type { NodeProto } from './format.js';

/** What the ONNX nodes of one of our ops are made from; values and weights are given by name. */
export interface Source<P> {
  readonly name: string;
  readonly parameters: P;
  readonly inputs: readonly string[];
  readonly inputShapes: readonly Shape[];
  readonly weights: readonly string[];
  readonly shape: Shape;
  /** Name of the value that the last node has to write. */
  readonly output: string;
  /** Adds a number that a node reads as an input; returns its name. */
  scalar(name: string, value: number): string;
  /** The same for a list of integers. */
  integers(name: string, values: readonly number[]): string;
  /** The same for numbers of an element type in a shape. */
  typed(name: string, type: number, dims: Shape, values: readonly number[]): string;
  /** The same for a tensor. */
  floats(name: string, values: Tensor): string;
}

/** Makes the ONNX nodes of an op. */
export type Operator<P> = (source: Source<P>) => readonly NodeProto[];

/** An op that is one ONNX operator without attributes or weights. */
export function single(type: string): Operator<unknown> {
  return ({ name, inputs, output }) => [node(type, name, inputs, output)];
}

/** An ONNX node with one output. */
export function node(
  type: string,
  name: string,
  input: readonly string[],
  output: string,
  attribute: NodeProto['attribute'] = [],
): NodeProto {
  return { name, op_type: type, input, output: [output], attribute };
}
