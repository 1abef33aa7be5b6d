import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { depthToSpace } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function depthToSpaceWasm(): Version<OpParameters['depthToSpace']> {
  return plainWasm(depthToSpace);
}
