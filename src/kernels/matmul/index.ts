import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { matmulReference } from './0-reference.js';
import { matmulLoopOrder } from './1-loop-order.js';
import { matmulRegisterTile } from './2-register-tile.js';
import { bindPackedPanels, packedPanelsScratch } from './3-packed-panels.js';
import { outputShape, weightShapes } from './shape.js';

/** Matrix product of two inputs, A [M, K] and B [K, N]. */
export const matmul: Op<'matmul'> = {
  name: 'matmul',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [a, b]) => matmulReference(out, a, b)),
    plainVersion(
      '1-loop-order',
      'the innermost loop runs along the rows of B and of the output',
      (out, [a, b]) => matmulLoopOrder(out, a, b),
    ),
    plainVersion('2-register-tile', 'sixteen sums at a time, each in a local variable', (out, [a, b]) =>
      matmulRegisterTile(out, a, b),
    ),
    {
      name: '3-packed-panels',
      changes: 'A and B are copied into the order in which the tiles read them',
      scratchBytes: layer => packedPanelsScratch(layer).bytes,
      bind: bindPackedPanels,
    },
  ],
};
