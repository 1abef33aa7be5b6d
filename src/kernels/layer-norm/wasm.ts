import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { layerNorm } from './index.js';

/** The TypeScript version, on WebAssembly memory. */
export function layerNormWasm(): Version<OpParameters['layerNorm']> {
  return plainWasm(layerNorm);
}
