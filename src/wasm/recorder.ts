import type { KernelName, PlannedKernels } from './kernel-functions.js';
import {
  bestVariant,
  kernelNames,
  loadKernels,
  type NumberFunction,
  type WasmKernels,
  type Work,
} from './module.js';

/** A kernel call as it was recorded, and its cost in multiply-accumulates. */
export interface Call {
  readonly kernel: number;
  readonly numbers: readonly number[];
  readonly cost: number;
}

/** Kernels that compute as those of one thread; while something is recorded, calls are written down instead. */
export function recordKernels(): { readonly kernels: WasmKernels; record(run: () => void): readonly Call[] } {
  const variant = bestVariant();
  const alone = loadKernels(variant);
  const names = kernelNames(variant);
  let calls: Call[] | undefined;
  const recorded = (name: KernelName, cost: number): NumberFunction => {
    const call = alone[name] as NumberFunction;
    const kernel = names.indexOf(name);
    return (...numbers) => {
      if (calls) calls.push({ kernel, numbers, cost });
      else call(...numbers);
    };
  };
  const plan = <K extends keyof PlannedKernels>({ kernel, units, cost, scratch }: Work<K>) => {
    const call = recorded(kernel, cost);
    const run: NumberFunction = (...first) => call(...first, 0, units, scratch?.addresses[0] ?? 0);
    return run as PlannedKernels[K];
  };
  const direct = Object.fromEntries(names.map(name => [name, recorded(name, 0)]));
  return {
    kernels: { ...alone, ...direct, threads: 1, plan } as WasmKernels,
    record(run) {
      calls = [];
      try {
        run();
        return calls;
      } finally {
        calls = undefined;
      }
    },
  };
}
