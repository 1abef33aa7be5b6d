import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import * as shape from './shape.js';
import { bindPlanes, planesScratch } from './wasm-planes.js';

type Depthwise = OpParameters['depthwise'];

/**
 * Depthwise convolution along the rows, four pixels in each register.
 *
 * A 3×3 window goes down the rows with nine weights and the sums of two unfinished output rows in registers. It reads
 * the image itself and masks what lies outside. Where it moves by 2 columns, even and odd ones are separated by shuffles.
 *
 * For other windows each channel is padded first, its columns sorted by their place modulo the stride, so that one load
 * fetches a tap of four neighbouring pixels; all taps are then added to blocks of 4 rows × 8 pixels.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·C·P·Q·R·S, and N·C·H·W copies unless the window is 3×3 and moves by 1 or 2
 * @changes WebAssembly SIMD; a row of the image is loaded once for the three output rows that need it
 * @expect  3 loads for 9 vector multiply-adds: close to the peak with stride 1, the speed of memory on large maps
 */
export function depthwiseWasm(load: LoadKernels): Version<Depthwise> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four pixels of a row in each register',
    scratchBytes: layer => planesScratch(load().threads, layer),
    bind(layer, scratch) {
      checkLayer('depthwise', shape, layer);
      return bindPlanes(load(), 'depthwise', layer, scratch);
    },
  };
}
