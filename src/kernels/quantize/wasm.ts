import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { quantize } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function quantizeWasm(): Version<OpParameters['quantize']> {
  return plainWasm(quantize);
}
