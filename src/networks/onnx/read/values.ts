import type { Shape } from '../../../tensors/tensor.js';

/** Numbers of a constant: reals of 32 bits as such, all others as doubles, which hold integers up to 2⁵³. */
export type Numbers = Float32Array | Float64Array;

/** A value of the file that is known as it is read: an initialiser, or what follows from such and from shapes. */
export interface Constant {
  readonly kind: 'constant';
  /** [] of a single number; a length may be 0. */
  readonly shape: Shape;
  /** Number of its element type. */
  readonly type: number;
  /** Its name in the file. */
  readonly name?: string;
  /** Not to be changed: it may be a view of the file. */
  values(): Numbers;
}

/**
 * A value that is computed when the network runs: the output of a node of the graph, perhaps seen in another shape.
 *
 * Reshaping moves nothing, so it is put off until an op needs the other shape: what only flattens an image for a dense
 * layer, or splits its channels for a shuffle, becomes no node.
 */
export interface Activation {
  readonly kind: 'activation';
  /** Id of the node. */
  readonly id: number;
  /** As in the file: of as many elements as the node's own shape. */
  readonly shape: Shape;
  /** Number of its element type in the file; the graph computes in float32. */
  readonly type: number;
  /** What a node that reshapes it would be called. */
  readonly reshapedBy?: string;
}

/** A value of the file. */
export type Value = Constant | Activation;

/** A constant of these numbers. */
export function constantOf(type: number, shape: Shape, numbers: Numbers): Constant {
  return { kind: 'constant', type, shape, values: () => numbers };
}
