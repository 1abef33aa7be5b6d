import type { Tensor } from '../tensors/tensor.js';
import type { Arrays } from './arrays.js';
import { allocate, release } from './memory.js';
import type { WasmKernels } from './module.js';

/** Columns of the right matrix that the kernels pack at a time; a panel holds depth · 32 values. */
export const BLOCK_COLUMNS = 32;

/** Values of the panel that each thread packs columns into, see `scratchArrays`. */
export function panelLengths(threads: number, depth: number): number[] {
  return Array(threads).fill(depth * BLOCK_COLUMNS);
}

/** Rows of a panel at most; as in assembly/tile.ts. */
const TILE_ROWS = 5;

/**
 * Values that `packMatrix` has in the memory beside the packed ones, if a panel of rows has not more. Room for a whole
 * layer would be free again afterwards, but the memory cannot shrink: ResNet-50 was left with 15 MB that nobody used.
 */
const STAGED_VALUES = 2 ** 16;

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/**
 * Packs a matrix [rows, depth] by `packRows`, some panels of rows at a time.
 *
 * @param to     address of rows · depth values, overwritten
 * @param write  gives the rows first … end − 1: writes all of [end − first, depth]
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
  const stage = allocate(step * TILE_ROWS * depth);
  for (let panel = 0; panel < panels; panel += step) {
    const last = Math.min(panel + step, panels);
    const [first, end] = [firstRow(panel), firstRow(last)];
    write(stage.subarray(0, (end - first) * depth), first, end);
    kernels.packRows(to, stage.byteOffset - first * depth * FLOAT, rows, depth, panels, panel, last);
  }
  release(stage);
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
  for (let g = 0; g < groups; g++) {
    const place = g * rows * depth;
    packMatrix(kernels, block.byteOffset + place * FLOAT, rows, depth, (staged, first, end) => {
      staged.set(w.data.subarray(place + first * depth, place + end * depth));
    });
  }
  return { block, at: [block.byteOffset, block.byteOffset + start * FLOAT] };
}
