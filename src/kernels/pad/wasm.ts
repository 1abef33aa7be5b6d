import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { pad } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function padWasm(): Version<OpParameters['pad']> {
  return plainWasm(pad);
}
