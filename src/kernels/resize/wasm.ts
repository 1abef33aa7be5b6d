import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { resize } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function resizeWasm(): Version<OpParameters['resize']> {
  return plainWasm(resize);
}
