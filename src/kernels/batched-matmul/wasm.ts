import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { batchedMatmul } from './index.js';

/** The TypeScript version, on WebAssembly memory. */
export function batchedMatmulWasm(): Version<OpParameters['batchedMatmul']> {
  return plainWasm(batchedMatmul);
}
