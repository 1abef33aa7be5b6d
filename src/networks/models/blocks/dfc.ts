import { count } from '../../../kernels/op-rules.js';
import type { GraphBuilder } from '../../graph/builder.js';
import { checkBlock } from './check-block.js';
import { convBn } from './conv-bn-activation.js';

/** Length of the two one-dimensional windows. */
const REACH = 5;

/**
 * Decoupled fully connected attention: a gate per pixel and channel that looks along the row and the column of its
 * pixel. It is computed at half the resolution, as one 1×1, one horizontal and one vertical depthwise convolution:
 *
 *   a = up(sigmoid(F_column ∗ (F_row ∗ (W · down(x))))),  down: 2×2 mean,  up: nearest neighbour
 *
 * Nodes: `<name>/down`, `<name>/pointwise/…`, `<name>/row/…`, `<name>/column/…`, `<name>/sigmoid`, `<name>/up`.
 *
 * @param x        [N, C, H, W] with H, W ≥ 2
 * @param filters  K, channels of the gate
 * @returns id of the gate, [N, K, H, W]
 * @throws {ShapeError} where x has fewer than two rows or columns
 * @source Tang et al. 2022, arXiv:2211.12905, equations 4 and 5; windows of 5 as in the authors' code
 */
export function dfcAttention(g: GraphBuilder, x: number, filters: number, name: string): number {
  checkBlock('dfcAttention', { g, x, name }, { filters: count }, { filters });
  const [, , rows, columns] = g.shape(x);
  let a = g.avgPool(x, { kernel: [2, 2] }, { name: `${name}/down` });
  a = convBn(g, a, { filters }, `${name}/pointwise`);
  a = convBn(g, a, { filters, kernel: [1, REACH], groups: filters }, `${name}/row`);
  a = convBn(g, a, { filters, kernel: [REACH, 1], groups: filters }, `${name}/column`);
  a = g.activation('sigmoid', a, { name: `${name}/sigmoid` });
  return g.upsample(a, { size: [rows, columns] }, { name: `${name}/up` });
}
