import type { Op } from '../op.js';
import { matmulReference } from './0-reference.js';
import { matmulLoopOrder } from './1-loop-order.js';
import { matmulRegisterTile } from './2-register-tile.js';
import { bindPackedPanels } from './3-packed-panels.js';
import { outputShape, weightShapes } from './shape.js';

/** Matrix product of two inputs, A [M, K] and B [K, N]. */
export const matmul: Op<'matmul'> = {
  name: 'matmul',
  outputShape,
  weightShapes,
  versions: [
    {
      name: '0-reference',
      changes: 'plain loops, the formula',
      bind: () => ({ run: (out, [a, b]) => matmulReference(out, a, b), scratchBytes: 0 }),
    },
    {
      name: '1-loop-order',
      changes: 'the innermost loop runs along the rows of B and of the output',
      bind: () => ({ run: (out, [a, b]) => matmulLoopOrder(out, a, b), scratchBytes: 0 }),
    },
    {
      name: '2-register-tile',
      changes: 'sixteen sums at a time, each in a local variable',
      bind: () => ({ run: (out, [a, b]) => matmulRegisterTile(out, a, b), scratchBytes: 0 }),
    },
    {
      name: '3-packed-panels',
      changes: 'A and B are copied into the order in which the tiles read them',
      bind: bindPackedPanels,
    },
  ],
};
