import type { LoadKernels } from '../../wasm/module.js';
import type { OpParameters, Version } from '../op.js';
import { stridedWasm } from '../strided-copy/versions.js';
import { gatherCopies } from './1-strided-copy.js';
import * as shape from './shape.js';

/** Strided copies by WebAssembly SIMD; see `stridedWasm`. */
export function gatherWasm(load: LoadKernels): Version<OpParameters['gather']> {
  return stridedWasm('gather', shape, gatherCopies, load);
}
