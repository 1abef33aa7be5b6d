import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { transpose } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function transposeWasm(): Version<OpParameters['transpose']> {
  return plainWasm(transpose);
}
