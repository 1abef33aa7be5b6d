import type { Arrays } from '../kernels/wasm-arrays.js';
import type { Tensor } from '../tensor/tensor.js';
import { allocate, release } from './memory.js';
import type { WasmKernels } from './module.js';

/** Columns of the right matrix that the kernels pack at a time; a panel holds depth · 32 values. */
export const BLOCK_COLUMNS = 32;

/** Values of the panel that each thread packs columns into, see `scratchArrays`. */
export function panelLengths(threads: number, depth: number): number[] {
  return Array(threads).fill(depth * BLOCK_COLUMNS);
}

/**
 * Weights [K, …] in the order in which the tiles read them, K / groups rows for each group, and their bias [K] or
 * zeros: two arrays in one block.
 */
export function packWeights(
  kernels: WasmKernels,
  w: Tensor,
  bias: Tensor | undefined,
  groups: number,
): Arrays {
  const [K] = w.shape;
  const rows = K / groups;
  const depth = w.data.length / K;
  const block = allocate(w.data.length + K);
  const start = w.data.length;
  block.fill(0, start);
  if (bias) block.set(bias.data, start);
  const size = rows * depth;
  const plain = allocate(size);
  for (let g = 0; g < groups; g++) {
    plain.set(w.data.subarray(g * size, (g + 1) * size));
    const packed = block.byteOffset + g * size * Float32Array.BYTES_PER_ELEMENT;
    kernels.packRows(packed, plain.byteOffset, rows, depth, 1, 0, 1);
  }
  release(plain);
  return { block, at: [block.byteOffset, block.byteOffset + start * Float32Array.BYTES_PER_ELEMENT] };
}
