import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { planPool, poolScratchBytes } from '../pool-wasm.js';
import * as shape from './shape.js';

/**
 * Maximum of a sliding window over channels that are padded with −∞, eight pixels of up to four rows at a time.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD along the rows; the columns are sorted by their place modulo the stride first
 * @expect  four comparisons per instruction, and no branch
 */
export function maxPoolWasm(load: LoadKernels): Version<OpParameters['maxPool']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four pixels of a row in each register',
    scratchBytes: layer => poolScratchBytes(load().threads, layer),
    bind(layer, scratch) {
      checkLayer('maxPool', shape, layer);
      const plan = planPool('maxPool', load(), layer, scratch);
      return {
        constantBytes: plan.taps.block.byteLength,
        run(out, [x]) {
          plan.run(addressOf('maxPool', out.data), addressOf('maxPool', x.data));
        },
      };
    },
  };
}
