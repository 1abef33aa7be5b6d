import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Grouped 1×1 convolution, plain loops: an output channel sees only the input channels of its group.
 *
 *   out[n,k,y,x] = b[k] + Σ_c x[n, g·C/G + c, y, x] · w[k,c],   g = ⌊k / (K/G)⌋
 *
 * @param out     [N, K, H, W], overwritten
 * @param x       [N, C, H, W]
 * @param w       [K, C/G, 1, 1]
 * @param bias    [K], or undefined for zeros
 * @param groups  G, divides C and K
 * @throws {ShapeError} where two shapes disagree
 * @cost   macs = N·K·H·W·(C/G)
 * @source Zhang et al. 2018, ShuffleNet, arXiv:1707.01083
 */
export function groupedPointwiseReference(
  out: Tensor,
  x: Tensor,
  w: Tensor,
  bias: Tensor | undefined,
  groups: number,
): void {
  const parameters = { filters: w.shape[0], groups, bias: bias !== undefined, perGroup: false };
  checkTensors('groupedPointwise', shape, out, [x], [w, bias], parameters);
  const [N, C, H, W] = x.shape;
  const K = parameters.filters;
  const groupChannels = C / groups;
  const pixels = H * W;
  for (let n = 0; n < N; n++) {
    for (let k = 0; k < K; k++) {
      const g = Math.floor(k / (K / groups));
      for (let p = 0; p < pixels; p++) {
        let sum = bias?.data[k] ?? 0;
        for (let c = 0; c < groupChannels; c++) {
          sum += x.data[(n * C + g * groupChannels + c) * pixels + p] * w.data[k * groupChannels + c];
        }
        out.data[(n * K + k) * pixels + p] = sum;
      }
    }
  }
}
