import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { spaceToDepth } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function spaceToDepthWasm(): Version<OpParameters['spaceToDepth']> {
  return plainWasm(spaceToDepth);
}
