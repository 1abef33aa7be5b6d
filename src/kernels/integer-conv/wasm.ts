import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { integerConv } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function integerConvWasm(): Version<OpParameters['integerConv']> {
  return plainWasm(integerConv);
}
