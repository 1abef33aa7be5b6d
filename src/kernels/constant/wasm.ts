import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { constant } from './index.js';

/** The TypeScript version, on WebAssembly memory. */
export function constantWasm(): Version<OpParameters['constant']> {
  return plainWasm(constant);
}
