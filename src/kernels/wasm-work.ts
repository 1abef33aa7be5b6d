import { elements } from '../tensors/tensor.js';
import { BLOCK_COLUMNS } from '../wasm/assembly/tile-sizes.js';
import type { Layer } from './op.js';

/** Cost of reading or writing a value, in multiply-accumulates. */
const VALUE_COST = 4;

/** Cost of an exponential, in multiply-accumulates. */
export const EXPONENTIAL_COST = 60;

/** Ranges of values begin at a cache line, so that no two threads write to the same one. */
export const VALUE_GRAIN = 16;

/** Units of work per thread at least: where one thread is late, the others then have little to wait for. */
const UNITS_PER_THREAD = 4;

/**
 * Threads share a matrix in at most one slab per so many rows: each slab packs the columns again, which has to stay
 * cheap beside multiplying them.
 */
const ROWS_PER_SLAB = 40;

/** What a kernel costs, in multiply-accumulates: its own, and those of every value that is read or written. */
export function costOf({ inputs, output }: Pick<Layer<unknown>, 'inputs' | 'output'>, macs = 0): number {
  return macs + VALUE_COST * [...inputs, output].reduce((sum, shape) => sum + elements(shape), 0);
}

/** The least number of units for so many threads. */
export function leastUnits(threads: number): number {
  return threads === 1 ? 1 : threads * UNITS_PER_THREAD;
}

/** The number of slabs in which threads share a matrix of so many rows. */
export function rowSlabs(threads: number, rows: number): number {
  return Math.min(threads * UNITS_PER_THREAD, Math.ceil(rows / ROWS_PER_SLAB));
}

/** How the work of `multiplyChannels` or `convolve` is divided. */
export interface ProductUnits {
  readonly slabs: number;
  readonly units: number;
}

/**
 * Divides products over `maps` feature maps of so many rows and pixels into blocks of 32 pixels, and where these are
 * too few for the threads, each block into slabs of rows. Every slab packs the block's pixels again.
 */
export function productUnits(threads: number, maps: number, rows: number, pixels: number): ProductUnits {
  const blocks = maps * Math.ceil(pixels / BLOCK_COLUMNS);
  const wanted = Math.ceil(leastUnits(threads) / blocks);
  const slabs = Math.min(wanted, Math.ceil(rows / ROWS_PER_SLAB));
  return { slabs, units: blocks * slabs };
}
