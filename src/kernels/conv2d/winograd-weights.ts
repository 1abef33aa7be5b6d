import type { Tensor } from '../../tensors/tensor.js';
import type { Arrays } from '../../wasm/arrays.js';
import { allocate } from '../../wasm/memory.js';
import type { WasmKernels } from '../../wasm/module.js';
import { packMatrix } from '../../wasm/packed-weights.js';

/** Products of a tile of 2×2 pixels. */
export const PRODUCTS = 16;

/** Weights of a filter for one channel. */
const TAPS = 9;

/** What lies between two matrices, in values, so that they do not meet in the same lines of a cache. */
export const LINE = 16;

/** The product that reaches all four pixels of its tile, with factor 1: there the bias is added. */
const REACHES_ALL = 5;

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/**
 * The 9 matrices [K, C] of the taps of all filters, as `packRows` packs them, and what the 16 products [K] start from:
 * the bias, where it reaches all pixels of a tile, or zero.
 *
 * @param w  [K, C, 3, 3]
 */
export function packWinogradWeights(kernels: WasmKernels, w: Tensor, bias: Tensor | undefined): Arrays {
  const [K, C] = w.shape;
  const matrix = K * C + LINE;
  const start = TAPS * matrix;
  const block = allocate(start + PRODUCTS * K);
  for (let tap = 0; tap < TAPS; tap++) {
    packMatrix(kernels, block.byteOffset + tap * matrix * FLOAT, K, C, (staged, first, end) => {
      for (let i = first * C, to = 0; i < end * C; i++, to++) staged[to] = w.data[TAPS * i + tap];
    });
  }
  block.fill(0, start);
  if (bias) block.set(bias.data, start + REACHES_ALL * K);
  return { block, at: [block.byteOffset, block.byteOffset + start * FLOAT] };
}
