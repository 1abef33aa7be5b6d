import { elements } from '../tensors/tensor.js';
import { BLOCK_COLUMNS } from '../wasm/packed-weights.js';
import type { Layer } from './op.js';

/** Multiply-accumulates in the time of which a kernel reads or writes a value. */
const VALUE_COST = 4;

/** The same for an exponential. */
export const EXPONENTIAL_COST = 60;

/** Ranges of values begin at a cache line, so that no two threads write to one. */
export const VALUE_GRAIN = 16;

/** Units of work that each thread should find: one that is late then leaves the others little to wait for. */
const UNITS_PER_THREAD = 4;

/** Rows of a slab at least: packing its columns has to stay small beside multiplying them. */
const SLAB_ROWS = 40;

/** What a kernel costs, in multiply-accumulates: its own, and every value read or written. */
export function costOf({ inputs, output }: Pick<Layer<unknown>, 'inputs' | 'output'>, macs = 0): number {
  return macs + VALUE_COST * [...inputs, output].reduce((sum, shape) => sum + elements(shape), 0);
}

/** Units that so many threads should find at least. */
export function leastUnits(threads: number): number {
  return threads === 1 ? 1 : threads * UNITS_PER_THREAD;
}

/** Slabs in which threads share a matrix of so many rows. */
export function rowSlabs(threads: number, rows: number): number {
  return Math.min(threads * UNITS_PER_THREAD, Math.ceil(rows / SLAB_ROWS));
}

/** How the work of `multiplyChannels` or `convolve` is divided. */
export interface ProductUnits {
  readonly slabs: number;
  readonly units: number;
}

/**
 * Divides products over `maps` feature maps of so many rows and pixels: into blocks of 32 pixels, and where these are
 * too few for the threads, each into slabs of rows. Every slab packs the block's pixels again.
 */
export function productUnits(threads: number, maps: number, rows: number, pixels: number): ProductUnits {
  const blocks = maps * Math.ceil(pixels / BLOCK_COLUMNS);
  const wanted = Math.ceil(leastUnits(threads) / blocks);
  const slabs = Math.min(wanted, Math.ceil(rows / SLAB_ROWS));
  return { slabs, units: blocks * slabs };
}
