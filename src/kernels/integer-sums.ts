import type { Tensor } from '../tensors/tensor.js';
import type { Convolution, Quantization } from './op.js';
import { at } from './quantization.js';
import { windowAxes } from './window.js';

/** What the sums of a convolution of integers depend on. */
export type IntegerWindow = Omit<Convolution, 'bias' | 'filters'> & {
  readonly input: Omit<Quantization, 'scale'>;
  readonly weights: Omit<Quantization, 'scale'>;
};

/**
 * A convolution of integers, plain loops: calls `write` with each sum and its place.
 *
 *   sum[n,k,y,q] = Σ_{c,i,j} (x[n, g·C/G + c, row, column] − x₀) · (w[k,c,i,j] − w₀[k])
 *
 * with the rows and columns of `conv2d`. The padding holds x₀, so it adds nothing.
 *
 * @param out    [N, K, P, Q], of which only the shape is read
 * @param x      [N, C, H, W], integers
 * @param w      [K, C/G, R, S], integers
 */
export function integerSums(
  out: Tensor,
  x: Tensor,
  w: Tensor,
  parameters: IntegerWindow,
  write: (place: number, sum: number, k: number) => void,
): void {
  const [rows, columns] = windowAxes(parameters);
  const [N, C, H, W] = x.shape;
  const [, K, P, Q] = out.shape;
  const [, groupChannels, R, S] = w.shape;
  const zero = parameters.input.zeroPoint[0];
  for (let n = 0; n < N; n++) {
    for (let k = 0; k < K; k++) {
      const first = Math.floor(k / (K / parameters.groups)) * groupChannels;
      const weightZero = at(parameters.weights.zeroPoint, k);
      for (let y = 0; y < P; y++) {
        for (let q = 0; q < Q; q++) {
          let sum = 0;
          for (let i = 0; i < R; i++) {
            for (let j = 0; j < S; j++) {
              const row = y * rows.stride - rows.before + i * rows.dilation;
              const column = q * columns.stride - columns.before + j * columns.dilation;
              if (row < 0 || row >= H || column < 0 || column >= W) continue;
              for (let c = 0; c < groupChannels; c++) {
                const value = x.data[((n * C + first + c) * H + row) * W + column];
                sum += (value - zero) * (w.data[((k * groupChannels + c) * R + i) * S + j] - weightZero);
              }
            }
          }
          write(((n * K + k) * P + y) * Q + q, sum, k);
        }
      }
    }
  }
}
