import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { unary } from './index.js';

/** The TypeScript version, on WebAssembly memory. */
export function unaryWasm(): Version<OpParameters['unary']> {
  return plainWasm(unary);
}
