import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { reduce } from './index.js';

/** The TypeScript version, on WebAssembly memory. */
export function reduceWasm(): Version<OpParameters['reduce']> {
  return plainWasm(reduce);
}
