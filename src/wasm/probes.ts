import type { Probes } from '../measure/probes.js';
import { addressOf, allocate } from './memory.js';
import { bestVariant, loadKernels } from './module.js';

/** Twelve vectors of four sums, as in the kernels. */
const SUMS = 48;

/** The loops that measure what the SIMD kernels can reach, of the variant that the platform runs. */
export function wasmProbes(): Probes {
  const kernels = loadKernels(bestVariant());
  return {
    sums: SUMS,
    multiplyAdd: steps => kernels.probeCompute(steps, 0.5, 0.75),
    values: allocate,
    readAll: values => kernels.probeRead(addressOf('ceilings', values), values.length),
  };
}
