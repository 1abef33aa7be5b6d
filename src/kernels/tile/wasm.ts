import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { tile } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function tileWasm(): Version<OpParameters['tile']> {
  return plainWasm(tile);
}
