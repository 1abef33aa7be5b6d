import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { dequantize } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function dequantizeWasm(): Version<OpParameters['dequantize']> {
  return plainWasm(dequantize);
}
