import type { LoadKernels } from '../../wasm/module.js';
import type { OpParameters, Version } from '../op.js';
import { stridedWasm } from '../strided-copy/versions.js';
import { padCopies } from './1-strided-copy.js';
import * as shape from './shape.js';

/** Strided copies by WebAssembly SIMD; see `stridedWasm`. */
export function padWasm(load: LoadKernels): Version<OpParameters['pad']> {
  return stridedWasm('pad', shape, padCopies, load);
}
