import type { Tensor } from '../../tensor/tensor.js';
import { allocate, release } from '../../wasm/memory.js';
import type { WasmKernels } from '../../wasm/module.js';
import type { Arrays } from '../wasm-arrays.js';

/** Products of a tile of 2×2 pixels. */
export const PRODUCTS = 16;

/** The product that reaches all four pixels of its tile, with factor 1: there the bias is added. */
const REACHES_ALL = 5;

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** What each row of the transformed filter has of the rows of the filter. */
const G = [
  [1, 0, 0],
  [0.5, 0.5, 0.5],
  [0.5, -0.5, 0.5],
  [0, 0, 1],
];

/**
 * One place of G w Gᵀ of all filters and channels: to[k, c] = (G w[k, c] Gᵀ)[⌊place / 4⌋, place mod 4].
 *
 * @param to  [K, C], overwritten
 * @param w   [K, C, 3, 3]
 */
export function winogradMatrix(to: Float32Array, { data }: Tensor, place: number): void {
  const [row, column] = [G[Math.floor(place / 4)], G[place % 4]];
  const factors = row.flatMap(a => column.map(b => a * b));
  for (let i = 0, from = 0; i < to.length; i++, from += 9) {
    let sum = 0;
    for (let j = 0; j < 9; j++) sum += factors[j] * data[from + j];
    to[i] = sum;
  }
}

/**
 * The 16 transformed matrices [K, C] as `packRows` packs them, and what the 16 products [K] start from: the bias, where
 * it reaches all pixels of a tile, or zero.
 */
export function packWinogradWeights(kernels: WasmKernels, w: Tensor, bias: Tensor | undefined): Arrays {
  const [K, C] = w.shape;
  const start = PRODUCTS * K * C;
  const block = allocate(start + PRODUCTS * K);
  const plain = allocate(K * C);
  for (let place = 0; place < PRODUCTS; place++) {
    winogradMatrix(plain, w, place);
    kernels.packRows(block.byteOffset + place * K * C * FLOAT, plain.byteOffset, K, C, 1, 0, 1);
  }
  release(plain);
  block.fill(0, start);
  if (bias) block.set(bias.data, start + REACHES_ALL * K);
  return { block, at: [block.byteOffset, block.byteOffset + start * FLOAT] };
}
