import type { Tensor } from '../tensors/tensor.js';
import { BLOCK_COLUMNS, TILE_ROWS } from './assembly/tile-sizes.js';
import { allocate, release } from './memory.js';
import type { WasmKernels } from './module.js';
import type { PlacedArrays } from './placed-arrays.js';

/** Length of the panel that each thread packs columns into: one entry per thread, as for `placeScratch`. */
export function panelLengths(threads: number, depth: number): number[] {
  return Array(threads).fill(depth * BLOCK_COLUMNS);
}

/**
 * Values that `packMatrix` stages in WebAssembly memory at a time, or one panel where that is larger. A staging buffer
 * for a whole layer would be free again afterwards, but the memory cannot shrink: ResNet-50 was left with 15 MB unused.
 */
const STAGED_VALUES = 2 ** 16;

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/**
 * Packs a matrix [rows, depth] by `packRows`, some panels of rows at a time.
 *
 * @param to     address of rows · depth values, overwritten
 * @param write  writes rows first … end − 1 of the matrix to `staged`, [end − first, depth]
 */
export function packMatrix(
  kernels: WasmKernels,
  to: number,
  rows: number,
  depth: number,
  write: (staged: Float32Array, first: number, end: number) => void,
): void {
  const panels = Math.ceil(rows / TILE_ROWS);
  const firstRow = (panel: number) => Math.floor((panel * rows) / panels);
  const step = Math.max(1, Math.min(panels, Math.floor(STAGED_VALUES / (TILE_ROWS * depth))));
  const staging = allocate(step * TILE_ROWS * depth);
  for (let panel = 0; panel < panels; panel += step) {
    const last = Math.min(panel + step, panels);
    const [first, end] = [firstRow(panel), firstRow(last)];
    write(staging.subarray(0, (end - first) * depth), first, end);
    kernels.packRows(to, staging.byteOffset - first * depth * FLOAT, rows, depth, panels, panel, last);
  }
  release(staging);
}

/**
 * Places weights [K, …] in the order in which the tiles read them, K / groups rows for each group, and their bias [K]
 * or zeros.
 */
export function packWeights(
  kernels: WasmKernels,
  w: Tensor,
  bias: Tensor | undefined,
  groups: number,
): PlacedArrays {
  const [K] = w.shape;
  const rows = K / groups;
  const depth = w.data.length / K;
  const block = allocate(w.data.length + K);
  const start = w.data.length;
  block.fill(0, start);
  if (bias) block.set(bias.data, start);
  for (let g = 0; g < groups; g++) {
    const place = g * rows * depth;
    packMatrix(kernels, block.byteOffset + place * FLOAT, rows, depth, (staged, first, end) => {
      staged.set(w.data.subarray(place + first * depth, place + end * depth));
    });
  }
  return { block, addresses: [block.byteOffset, block.byteOffset + start * FLOAT] };
}
