import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { batchedMatmulReference } from './0-reference.js';
import { batchedMatmulFastProducts } from './1-fast-products.js';
import { outputShape, weightShapes } from './shape.js';

/** Products of many matrices, A […, M, K] and B […, K, N], whose axes in front are broadcast. */
export const batchedMatmul: Op<'batchedMatmul'> = {
  name: 'batchedMatmul',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [a, b]) =>
      batchedMatmulReference(out, a, b),
    ),
    batchedMatmulFastProducts,
  ],
};
