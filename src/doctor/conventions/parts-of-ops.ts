import type { Activation, OpName, OpParameters } from '../../kernels/op.js';
import { elements } from '../../tensors/tensor.js';
import type { CountedNode } from './convention.js';

/** Elements of the output where the op is one of these; 0 elsewhere. */
export function outputsOf(...ops: readonly OpName[]): (counted: CountedNode) => number {
  return ({ node }) => (ops.includes(node.op) ? elements(node.shape) : 0);
}

/** Elements of the first input where the op is one of these; 0 elsewhere. */
export function inputsOf(...ops: readonly OpName[]): (counted: CountedNode) => number {
  return ({ node, inputs }) => (ops.includes(node.op) ? elements(inputs[0]) : 0);
}

type ActivationName = Activation | 'prelu' | OpParameters['unary']['function'];

/** Elements of these activations, whether they are ops of their own or fused into another one. */
export function activated(...names: readonly ActivationName[]): (counted: CountedNode) => number {
  return ({ node }) => {
    const parameters = node.parameters as Partial<OpParameters['unary']> & { activation?: Activation };
    const own = node.op === 'unary' ? parameters.function : node.op;
    const { activation: fused } = parameters;
    const times = [own, fused].filter(name => names.some(one => one === name)).length;
    return times * elements(node.shape);
  };
}

/** One addition for each output of a convolution or dense layer with a bias. */
export function biases({ node, macs }: CountedNode): number {
  const { bias } = node.parameters as { bias?: unknown };
  return macs > 0 && bias === true ? elements(node.shape) : 0;
}

/** Elements of the outputs of a resizing op in this mode; `upsample` is the nearest neighbour. */
export function resized(mode: OpParameters['resize']['mode']): (counted: CountedNode) => number {
  return ({ node }) => {
    const own = node.op === 'resize' ? (node.parameters as OpParameters['resize']).mode : 'nearest';
    return (node.op === 'upsample' || node.op === 'resize') && own === mode ? elements(node.shape) : 0;
  };
}

/**
 * What a transposed convolution is overcounted by where each output pixel is taken to read all filters, as in a
 * convolution: N·P·Q·|w| in place of N·H·W·|w|.
 */
export function overcountedTranspose({ node, macs }: CountedNode): number {
  if (node.op !== 'convTranspose') return 0;
  const [N, , P, Q] = node.shape;
  return N * P * Q * elements(node.weightShapes[0]) - macs;
}

/** Multiply-accumulates of products of two computed matrices, which belong to no module. */
export function productsOfMaps({ node, macs, byConstant }: CountedNode): number {
  return node.weightShapes.length === 0 && !byConstant ? macs : 0;
}
