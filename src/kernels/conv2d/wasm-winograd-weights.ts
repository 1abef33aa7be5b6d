import type { Tensor } from '../../tensors/tensor.js';
import { WINOGRAD_GAP, WINOGRAD_PRODUCTS } from '../../wasm/assembly/tile-sizes.js';
import { allocate } from '../../wasm/memory.js';
import type { WasmKernels } from '../../wasm/module.js';
import { packMatrix } from '../../wasm/packed-weights.js';
import type { PlacedArrays } from '../../wasm/placed-arrays.js';

/** Weights of a filter per channel. */
const TAPS = 9;

/** The product that is added to all four pixels of its tile, with factor 1: there the sums start from the bias. */
const ADDED_TO_ALL = 5;

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/**
 * Places what `winogradProducts` reads: the 9 matrices [K, C] of the taps of all filters, as `packRows` packs them, and
 * the values [16, K] that the products start from, which are the bias or zero.
 *
 * @param w  [K, C, 3, 3]
 */
export function packWinogradWeights(kernels: WasmKernels, w: Tensor, bias: Tensor | undefined): PlacedArrays {
  const [K, C] = w.shape;
  const matrix = K * C + WINOGRAD_GAP;
  const start = TAPS * matrix;
  const block = allocate(start + WINOGRAD_PRODUCTS * K);
  for (let tap = 0; tap < TAPS; tap++) {
    packMatrix(kernels, block.byteOffset + tap * matrix * FLOAT, K, C, (staged, first, end) => {
      for (let i = first * C, to = 0; i < end * C; i++, to++) staged[to] = w.data[TAPS * i + tap];
    });
  }
  block.fill(0, start);
  if (bias) block.set(bias.data, start + ADDED_TO_ALL * K);
  return { block, addresses: [block.byteOffset, block.byteOffset + start * FLOAT] };
}
