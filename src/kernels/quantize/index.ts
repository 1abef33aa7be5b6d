import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { quantizeReference } from './0-reference.js';
import { bindRows } from './1-rows.js';
import { outputShape, weightShapes } from './shape.js';

/** Real numbers to integers. */
export const quantize: Op<'quantize'> = {
  name: 'quantize',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters }) =>
      quantizeReference(out, x, parameters),
    ),
    { name: '1-rows', changes: 'scale and zero are looked up once per row', bind: bindRows },
  ],
};
