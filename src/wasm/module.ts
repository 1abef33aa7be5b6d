import { readFileSync } from 'node:fs';
import type { Arrays } from './arrays.js';
import { features } from './features.js';
import { wasmMemory } from './memory.js';

/** The two ways in which the kernels are compiled. */
export type Variant = 'simd' | 'relaxed-simd';

/** What the compiled module exports; see assembly/ for each. All arguments are numbers, addresses in bytes. */
export type KernelFunctions = { readonly [K in KernelName]: (...numbers: readonly number[]) => void };

export type KernelName =
  | 'add'
  | 'convolve'
  | 'copyValues'
  | 'dense'
  | 'depthwise'
  | 'hardSigmoid'
  | 'hSwish'
  | 'maxPool'
  | 'means'
  | 'multiplyChannels'
  | 'multiplyPlanes'
  | 'multiplyRows'
  | 'multiplyValues'
  | 'packRows'
  | 'padImage'
  | 'prelu'
  | 'probeCompute'
  | 'probeRead'
  | 'relu'
  | 'relu6'
  | 'scaleShift'
  | 'shuffleChannels'
  | 'sigmoid'
  | 'softmax'
  | 'sumPool'
  | 'swish'
  | 'upsample'
  | 'winogradProducts'
  | 'winogradTiles';

/** A kernel whose last arguments are a range of units of work and, where it needs it, scratch. */
export interface Work {
  /** Whom an error names, for instance `pointwise`. */
  readonly op: string;
  readonly kernel: KernelName;
  /** Units 0 … `units` − 1 are run; what a unit is, the kernel says: a value, a channel, a block of pixels. */
  readonly units: number;
  /** Ranges of units begin at multiples of it; 1 where it is absent. */
  readonly grain?: number;
  /** About how long it takes, in multiply-accumulates: see `costOf`. */
  readonly cost: number;
  /** Scratch of each thread, in the order of the threads. */
  readonly scratch?: Arrays;
}

/** The kernels, and who runs them. */
export interface WasmKernels extends KernelFunctions {
  /** Threads that can share a kernel's units, 1 or more; each needs scratch of its own. */
  readonly threads: number;
  /** Makes a kernel ready: a call with its first arguments runs all units, and returns when the last is done. */
  plan(work: Work): (...numbers: readonly number[]) => void;
}

/** Gives the kernels when they are first needed. */
export type LoadKernels = () => WasmKernels;

const compiled = new Map<Variant, WebAssembly.Module>();
const loaded = new Map<Variant, WasmKernels>();

/** The variant that this engine runs fastest: relaxed SIMD, where it has it, multiplies and adds in one step. */
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
    plan: ({ kernel, units, scratch }) => {
      const run = functions[kernel];
      return (...numbers) => run(...numbers, 0, units, scratch?.at[0] ?? 0);
    },
  };
  loaded.set(variant, kernels);
  return kernels;
}
