import { matmul } from '../matmul/index.js';
import type { OpParameters, Version } from '../op.js';
import { eachProduct } from './each-product.js';

/**
 * Products of many matrices, each by the fastest version of `matmul`.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes register tiles and packed panels, and one product instead of many where B is one matrix
 * @expect  what `matmul` gains over plain loops
 */
export const batchedMatmulFastProducts: Version<OpParameters['batchedMatmul']> = eachProduct(
  '1-fast-products',
  'each product by the fastest version of matmul',
  matmul.versions.at(-1)!,
);
