import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { gather } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function gatherWasm(): Version<OpParameters['gather']> {
  return plainWasm(gather);
}
