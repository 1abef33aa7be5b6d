import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { slice } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function sliceWasm(): Version<OpParameters['slice']> {
  return plainWasm(slice);
}
