import type { Tensor } from '../../tensors/tensor.js';
import { multiplyPanel, type PackedRows, packColumns, panelWidth } from './panels.js';

/**
 * Multiplies the channels of a feature map with packed weights, group by group and four pixels at a time.
 *
 *   out[n, g·K/G + k, p] = start[k] + Σ_c weights[g][k, c] · x[n, g·C/G + c, p]
 *
 * @param out         [N, K, H, W]
 * @param x           [N, C, H, W]
 * @param weights     one packed [K/G, C/G] matrix for each group
 * @param panel       scratch, C/G · TILE_COLUMNS values
 * @param accumulate  also adds the value that `out` had before
 */
export function multiplyChannels(
  out: Tensor,
  x: Tensor,
  weights: readonly PackedRows[],
  panel: Float32Array,
  accumulate: boolean,
): void {
  const [N, , H, W] = x.shape;
  const pixels = H * W;
  const groups = weights.length;
  for (let n = 0; n < N; n++) {
    for (let g = 0; g < groups; g++) {
      const packed = weights[g];
      const from = (n * groups + g) * packed.depth * pixels;
      const to = (n * groups + g) * packed.rows * pixels;
      for (let p = 0, width = 0; p < pixels; p += width) {
        width = panelWidth(p, pixels);
        packColumns(panel, width, x.data, from + p, pixels, 1, packed.depth);
        multiplyPanel(out.data, to + p, pixels, 1, accumulate, packed, panel, width);
      }
    }
  }
}
