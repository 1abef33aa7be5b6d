import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { argMaxReference } from './0-reference.js';
import { bindArgMaxRowByRow, rowByRowScratch } from './1-row-by-row.js';
import { outputShape, weightShapes } from './shape.js';

/** Place of the largest value along an axis. */
export const argMax: Op<'argMax'> = {
  name: 'argMax',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters }) =>
      argMaxReference(out, x, parameters),
    ),
    {
      name: '1-row-by-row',
      changes: 'one pass over the memory',
      scratchBytes: layer => rowByRowScratch(layer).bytes,
      bind: bindArgMaxRowByRow,
    },
  ],
};
