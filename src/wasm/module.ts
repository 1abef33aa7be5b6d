import { readFileSync } from 'node:fs';
import { features } from './features.js';
import type { KernelFunctions, KernelName, PlannedKernels, ScratchKernels } from './kernel-functions.js';
import { wasmMemory } from './memory.js';
import type { PlacedArrays } from './placed-arrays.js';

/** The two ways in which the kernels are compiled. */
export type Variant = 'simd' | 'relaxed-simd';

/** A kernel with all that is known of a call but its first arguments. */
export type Work<K extends keyof PlannedKernels = keyof PlannedKernels> = {
  /** The op that an error names, for instance `pointwise`. */
  readonly op: string;
  readonly kernel: K;
  /** Number of units: the kernel runs units 0 … `units` − 1. */
  readonly units: number;
  /** Ranges of units begin at multiples of it; 1 where it is absent. */
  readonly grain?: number;
  /** About how long the kernel takes, in multiply-accumulates. */
  readonly cost: number;
  /** Scratch of each thread, in the order of the threads. */
  readonly scratch?: PlacedArrays;
} & (K extends keyof ScratchKernels ? { readonly scratch: PlacedArrays } : unknown);

/** Any kernel, for code that only passes its arguments on. */
export type NumberFunction = (...numbers: readonly number[]) => void;

/** The compiled kernels and the threads that run them. */
export interface WasmKernels extends KernelFunctions {
  /** Threads that can share a kernel's units, 1 or more; each needs scratch of its own. */
  readonly threads: number;
  /** Makes a kernel ready: a call with its first arguments runs all units, and returns when the last is done. */
  plan<K extends keyof PlannedKernels>(work: Work<K>): PlannedKernels[K];
}

/** Gives the kernels when they are first needed. */
export type LoadKernels = () => WasmKernels;

const compiled = new Map<Variant, WebAssembly.Module>();
const loaded = new Map<Variant, WasmKernels>();

/** The variant that this engine runs fastest: relaxed SIMD where it has it, which multiplies and adds in one step. */
export function bestVariant(): Variant {
  return features().includes('relaxed-simd') ? 'relaxed-simd' : 'simd';
}

/**
 * The module of a variant, compiled at the first call.
 *
 * @throws {WebAssembly.CompileError} where the engine does not have the variant's instructions
 */
export function compileKernels(variant: Variant): WebAssembly.Module {
  const known = compiled.get(variant);
  if (known) return known;
  const module = new WebAssembly.Module(readFileSync(new URL(`./${variant}.wasm`, import.meta.url)));
  compiled.set(variant, module);
  return module;
}

/** The kernels in the order of the module's exports. */
export function kernelNames(variant: Variant): KernelName[] {
  return WebAssembly.Module.exports(compileKernels(variant)).map(({ name }) => name as KernelName);
}

/**
 * The kernels of a variant on this thread, compiled and instantiated at the first call, in about a millisecond.
 *
 * @throws {WebAssembly.CompileError} where the engine does not have the variant's instructions
 */
export function loadKernels(variant: Variant): WasmKernels {
  const known = loaded.get(variant);
  if (known) return known;
  const { exports } = new WebAssembly.Instance(compileKernels(variant), { env: { memory: wasmMemory } });
  const functions = exports as unknown as KernelFunctions;
  const kernels: WasmKernels = {
    ...functions,
    threads: 1,
    plan<K extends keyof PlannedKernels>({ kernel, units, scratch }: Work<K>) {
      const call = functions[kernel] as NumberFunction;
      const run: NumberFunction = (...first) => call(...first, 0, units, scratch?.addresses[0] ?? 0);
      return run as PlannedKernels[K];
    },
  };
  loaded.set(variant, kernels);
  return kernels;
}
