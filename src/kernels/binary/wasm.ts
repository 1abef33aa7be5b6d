import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { binary } from './index.js';

/** The TypeScript version, on WebAssembly memory. */
export function binaryWasm(): Version<OpParameters['binary']> {
  return plainWasm(binary);
}
