import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { convTranspose } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function convTransposeWasm(): Version<OpParameters['convTranspose']> {
  return plainWasm(convTranspose);
}
