import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import { type WindowAxis, windowAxes } from '../window.js';
import * as shape from './shape.js';

/**
 * Transposed convolution, plain loops: what a convolution with these weights does to its gradient.
 *
 *   out[n,k,y,q] = b[k] + Σ_{c,i,j} x[n, g·C/G + c, h, w] · w[g·C/G + c, k − g·K/G, i, j]
 *
 * over all taps (i, j) that reach the output pixel from a pixel (h, w) of the input: h·s + i·d − top = y, and the same
 * for the columns; g = ⌊k / (K/G)⌋.
 *
 * @param out   [N, K, P, Q], overwritten
 * @param x     [N, C, H, W]
 * @param w     [C, K/G, R, S]
 * @param bias  [K], or undefined for zeros
 * @throws {ShapeError} where two shapes disagree
 * @cost   macs = N·C·H·W·(K/G)·R·S, those that fall into the padding included
 * @source Dumoulin & Visin 2016, arXiv:1603.07285, section 4
 */
export function convTransposeReference(
  out: Tensor,
  x: Tensor,
  w: Tensor,
  bias: Tensor | undefined,
  parameters: OpParameters['convTranspose'],
): void {
  checkTensors('convTranspose', shape, out, [x], [w, bias], parameters);
  const [rows, columns] = windowAxes(parameters);
  const [N, C, H, W] = x.shape;
  const [, K, P, Q] = out.shape;
  const [, groupFilters, R, S] = w.shape;
  const groupChannels = C / parameters.groups;
  for (let n = 0; n < N; n++) {
    for (let k = 0; k < K; k++) {
      const first = Math.floor(k / groupFilters) * groupChannels;
      for (let y = 0; y < P; y++) {
        for (let q = 0; q < Q; q++) {
          let sum = bias?.data[k] ?? 0;
          for (let i = 0; i < R; i++) {
            const h = sourceOf(y, i, rows, H);
            if (h < 0) continue;
            for (let j = 0; j < S; j++) {
              const column = sourceOf(q, j, columns, W);
              if (column < 0) continue;
              for (let c = first; c < first + groupChannels; c++) {
                const weight = w.data[((c * groupFilters + (k % groupFilters)) * R + i) * S + j];
                sum += x.data[((n * C + c) * H + h) * W + column] * weight;
              }
            }
          }
          out.data[((n * K + k) * P + y) * Q + q] = sum;
        }
      }
    }
  }
}

/** The input's place whose tap `tap` falls on an output place; −1 where there is none. */
function sourceOf(
  place: number,
  tap: number,
  { stride, dilation, before }: WindowAxis,
  length: number,
): number {
  const source = (place + before - tap * dilation) / stride;
  return Number.isInteger(source) && source < length ? source : -1;
}
