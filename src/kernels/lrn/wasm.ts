import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { lrn } from './index.js';

/** The TypeScript version, on WebAssembly memory. */
export function lrnWasm(): Version<OpParameters['lrn']> {
  return plainWasm(lrn);
}
