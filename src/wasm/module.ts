import { readFileSync } from 'node:fs';
import { features } from './features.js';
import { wasmMemory } from './memory.js';

/** The two ways in which the kernels are compiled. */
export type Variant = 'simd' | 'relaxed-simd';

/** What the compiled module exports; see assembly/ for each. All arguments are numbers, addresses in bytes. */
export type WasmKernels = { readonly [K in KernelName]: (...numbers: readonly number[]) => number };

type KernelName =
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
  | 'upsample';

/** Gives the kernels when they are first needed. */
export type LoadKernels = () => WasmKernels;

const loaded = new Map<Variant, WasmKernels>();

/** The variant that this engine runs fastest: relaxed SIMD, where it has it, multiplies and adds in one step. */
export function bestVariant(): Variant {
  return features().includes('relaxed-simd') ? 'relaxed-simd' : 'simd';
}

/**
 * The kernels of a variant, compiled and instantiated at the first call, in about a millisecond.
 *
 * @throws {WebAssembly.CompileError} where the engine does not have the variant's instructions
 */
export function loadKernels(variant: Variant): WasmKernels {
  const known = loaded.get(variant);
  if (known) return known;
  const code = readFileSync(new URL(`./${variant}.wasm`, import.meta.url));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory: wasmMemory } });
  const kernels = instance.exports as unknown as WasmKernels;
  loaded.set(variant, kernels);
  return kernels;
}
