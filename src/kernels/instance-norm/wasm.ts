import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { instanceNorm } from './index.js';

/** The TypeScript version, on WebAssembly memory. */
export function instanceNormWasm(): Version<OpParameters['instanceNorm']> {
  return plainWasm(instanceNorm);
}
