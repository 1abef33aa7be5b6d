import type { LoadKernels } from '../../wasm/module.js';
import type { OpParameters, Version } from '../op.js';
import { stridedWasm } from '../strided-copy/versions.js';
import { depthToSpaceCopies } from './1-strided-copy.js';
import * as shape from './shape.js';

/** Strided copies by WebAssembly SIMD; see `stridedWasm`. */
export function depthToSpaceWasm(load: LoadKernels): Version<OpParameters['depthToSpace']> {
  return stridedWasm('depthToSpace', shape, depthToSpaceCopies, load);
}
