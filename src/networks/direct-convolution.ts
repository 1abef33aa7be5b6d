import { conv2dWasmDirect } from '../kernels/conv2d/wasm-direct.js';
import { bestVariant, loadKernels } from '../wasm/module.js';
import type { Platform } from './platform.js';
import { platforms } from './platforms.js';

const { wasm } = platforms;

/** The platform `wasm` without Winograd's algorithm: every convolution does all of its products. */
export const wasmDirect: Platform = {
  ...wasm,
  name: 'wasm, direct convolution',
  versions: { ...wasm.versions, conv2d: conv2dWasmDirect(() => loadKernels(bestVariant())) },
};
