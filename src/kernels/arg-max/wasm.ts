import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { argMax } from './index.js';

/** The TypeScript version, on WebAssembly memory. */
export function argMaxWasm(): Version<OpParameters['argMax']> {
  return plainWasm(argMax);
}
