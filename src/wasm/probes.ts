import type { Probes } from '../measure/probes.js';
import { addressOf, allocate } from './memory.js';
import type { LoadKernels } from './module.js';

/** Twelve vectors of four sums, as in the kernels. */
const SUMS = 48;

/** The loops of the SIMD kernels' own engine and variant. */
export function wasmProbes(load: LoadKernels): Probes {
  const kernels = load();
  return {
    sums: SUMS,
    multiplyAdd: steps => kernels.probeCompute(steps, 0.5, 0.75),
    values: allocate,
    readAll: values => kernels.probeRead(addressOf('ceilings', values), values.length),
  };
}
