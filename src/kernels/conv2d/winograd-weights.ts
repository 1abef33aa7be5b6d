import { type Tensor, tensor } from '../../tensor/tensor.js';

/** Products of a tile of 2×2 pixels. */
export const PRODUCTS = 16;

/** The product that reaches all four pixels of its tile, with factor 1. */
const REACHES_ALL = 5;

/** G w Gᵀ of every filter and channel: [16·K, C], one matrix [K, C] after the other. */
export function winogradWeights(w: Tensor): Tensor {
  const [K, C] = w.shape;
  const out = tensor([PRODUCTS * K, C]);
  const columns = new Float64Array(12);
  for (let i = 0; i < K * C; i++) {
    for (let j = 0; j < 3; j++) {
      const [a, b, c] = [w.data[9 * i + j], w.data[9 * i + 3 + j], w.data[9 * i + 6 + j]];
      combine(columns, j, 3, a, b, c);
    }
    for (let j = 0; j < 4; j++) {
      combine(out.data, 4 * j * K * C + i, K * C, columns[3 * j], columns[3 * j + 1], columns[3 * j + 2]);
    }
  }
  return out;
}

/** G (a, b, c)ᵀ = (a, (a + b + c) / 2, (a − b + c) / 2, c)ᵀ */
function combine(to: Float32Array | Float64Array, at: number, step: number, a: number, b: number, c: number) {
  to[at] = a;
  to[at + step] = (a + b + c) / 2;
  to[at + 2 * step] = (a - b + c) / 2;
  to[at + 3 * step] = c;
}

/** The bias, where it reaches all pixels of a tile. */
export function winogradStart(K: number, bias: Tensor | undefined): Tensor {
  const start = tensor([PRODUCTS * K]);
  if (bias) start.data.set(bias.data, REACHES_ALL * K);
  return start;
}
