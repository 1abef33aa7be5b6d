import { activations, type OpName } from '../../kernels/op.js';
import type { OpNode } from './graph.js';

/** Ops of which output element i depends on element i of their inputs, and on nothing else of this shape. */
export const ELEMENTWISE: readonly OpName[] = [
  'batchNorm',
  'prelu',
  'add',
  'multiply',
  'unary',
  'binary',
  ...activations,
];

/** Whether an op may write over its input at this place, if that has the shape of the output. */
export function mayOverwrite({ op, parameters, inputs }: OpNode, place: number): boolean {
  if (op === 'pointwise') {
    // It still reads the pixels of its first input while it writes.
    const isPartial = place === 1 && inputs[0] !== inputs[1];
    return isPartial && 'accumulate' in parameters && parameters.accumulate === true;
  }
  return ELEMENTWISE.includes(op);
}
