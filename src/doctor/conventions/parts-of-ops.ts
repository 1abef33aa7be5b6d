import { elements } from '../../tensors/tensor.js';
import type { CountedNode } from './convention.js';

/** Elements of the output where the op is one of these; 0 elsewhere. */
export function outputsOf(...ops: readonly string[]): (counted: CountedNode) => number {
  return ({ node }) => (ops.includes(node.op) ? elements(node.shape) : 0);
}

/** Elements of the first input where the op is one of these; 0 elsewhere. */
export function inputsOf(...ops: readonly string[]): (counted: CountedNode) => number {
  return ({ node, inputs }) => (ops.includes(node.op) ? elements(inputs[0]) : 0);
}

/** Elements of these activations, whether they are ops of their own or fused into another one. */
export function activated(...names: readonly string[]): (counted: CountedNode) => number {
  return ({ node }) => {
    const { activation, function: unary } = node.parameters as { activation?: string; function?: string };
    const op: string = node.op;
    const own = names.includes(op) || (op === 'unary' && names.includes(String(unary)));
    const fused = activation !== undefined && names.includes(activation);
    return elements(node.shape) * (Number(own) + Number(fused));
  };
}

/** One addition for each output of a convolution or dense layer with a bias. */
export function biases({ node, macs }: CountedNode): number {
  const { bias } = node.parameters as { bias?: unknown };
  return macs > 0 && bias === true ? elements(node.shape) : 0;
}

/** Elements of the outputs of a resizing op in this mode; `upsample` is the nearest neighbour. */
export function resized(mode: string): (counted: CountedNode) => number {
  return ({ node }) => {
    const op: string = node.op;
    const { mode: own = 'nearest' } = node.parameters as { mode?: string };
    return (op === 'upsample' || op === 'resize') && own === mode ? elements(node.shape) : 0;
  };
}

/**
 * What a transposed convolution is overcounted by where each output pixel is taken to read all filters, as in a
 * convolution: N·P·Q·|w| in place of N·H·W·|w|.
 */
export function overcountedTranspose({ node, macs }: CountedNode): number {
  const op: string = node.op;
  if (op !== 'convTranspose') return 0;
  const [N, , P, Q] = node.shape;
  return N * P * Q * elements(node.weightShapes[0]) - macs;
}

/** Multiply-accumulates of products of two computed matrices, which belong to no module. */
export function productsOfMaps({ node, macs }: CountedNode): number {
  return node.weightShapes.length === 0 ? macs : 0;
}
