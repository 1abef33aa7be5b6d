import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { globalMaxPool } from './index.js';

/** The TypeScript version, on WebAssembly memory. */
export function globalMaxPoolWasm(): Version<OpParameters['globalMaxPool']> {
  return plainWasm(globalMaxPool);
}
