import { LANES, PROBE_VECTORS } from '../../wasm/assembly/tile-sizes.js';
import { addressOf, allocate } from '../../wasm/memory.js';
import type { WasmKernels } from '../../wasm/module.js';
import type { Probes } from './probes.js';

/** Sums of each thread. */
const SUMS = PROBE_VECTORS * LANES;

/** The loops that measure what the SIMD kernels can reach: each thread computes, and reads its part of the values. */
export function wasmProbes(kernels: WasmKernels): Probes {
  const { threads } = kernels;
  const sums = allocate(threads);
  // Float64 needs 8-byte alignment, which every block has: it begins at a cache line.
  const block = allocate(2 * threads);
  const totals = new Float64Array(block.buffer, block.byteOffset, threads);
  const work = { op: 'ceilings', units: threads, cost: Number.POSITIVE_INFINITY };
  const compute = kernels.plan({ ...work, kernel: 'probeCompute' });
  const read = kernels.plan({ ...work, kernel: 'probeRead' });
  return {
    sums: SUMS * threads,
    multiplyAdd(steps) {
      compute(sums.byteOffset, steps, 0.5, 0.75);
      return sumOf(sums);
    },
    values: allocate,
    readAll(values, passes) {
      read(block.byteOffset, addressOf('ceilings', values), values.length, passes, threads);
      return sumOf(totals);
    },
  };
}

function sumOf(values: Float32Array | Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
