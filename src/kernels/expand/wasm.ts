import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { expand } from './index.js';

/** The TypeScript version: there is no SIMD kernel. */
export function expandWasm(): Version<OpParameters['expand']> {
  return plainWasm(expand);
}
