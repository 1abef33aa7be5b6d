import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { dequantizeReference } from './0-reference.js';
import { bindRows } from './1-rows.js';
import { outputShape, weightShapes } from './shape.js';

/** Integers to real numbers. */
export const dequantize: Op<'dequantize'> = {
  name: 'dequantize',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters }) =>
      dequantizeReference(out, x, parameters),
    ),
    { name: '1-rows', changes: 'scale and zero are looked up once per row', bind: bindRows },
  ],
};
