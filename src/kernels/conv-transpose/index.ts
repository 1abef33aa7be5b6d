import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { convTransposeReference } from './0-reference.js';
import { bindProducts, productsScratch } from './1-products.js';
import { outputShape, weightShapes } from './shape.js';

/** Transposed convolution; weights w [C, K/G, R, S], bias [K]. */
export const convTranspose: Op<'convTranspose'> = {
  name: 'convTranspose',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { weights: [w, bias], parameters }) =>
      convTransposeReference(out, x, w, bias, parameters),
    ),
    {
      name: '1-products',
      changes: 'a product of matrices in register tiles, whose rows are added where their taps fall',
      scratchBytes: layer => productsScratch(layer).bytes,
      bind: bindProducts,
    },
  ],
};
