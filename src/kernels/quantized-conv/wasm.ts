import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { quantizedConv } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function quantizedConvWasm(): Version<OpParameters['quantizedConv']> {
  return plainWasm(quantizedConv);
}
