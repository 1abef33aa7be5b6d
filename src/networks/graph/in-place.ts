import { activations, type OpName } from '../../kernels/op.js';
import { elements, type Shape } from '../../tensors/tensor.js';
import type { OpNode } from './graph.js';

/** Whether an input has the shape of the op's output; a reshape only needs as many values. */
export function fitsOver({ op, shape }: Pick<OpNode, 'op' | 'shape'>, input: Shape): boolean {
  if (op === 'reshape') return elements(input) === elements(shape);
  return input.join() === shape.join();
}

/** Ops of which output element i depends on element i of their inputs, and on nothing else of this shape. */
export const ELEMENTWISE: readonly OpName[] = [
  'batchNorm',
  'prelu',
  'add',
  'multiply',
  'unary',
  'binary',
  'quantize',
  'dequantize',
  ...activations,
];

/** Whether an op may write over its input at this place, if `fitsOver` says that it has room there. */
export function mayOverwrite({ op, parameters, inputs }: OpNode, place: number): boolean {
  if (op === 'reshape') return true;
  if (op === 'pointwise') {
    // It still reads the pixels of its first input while it writes.
    const isPartial = place === 1 && inputs[0] !== inputs[1];
    return isPartial && 'accumulate' in parameters && parameters.accumulate === true;
  }
  return ELEMENTWISE.includes(op);
}
