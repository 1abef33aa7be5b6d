import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf } from '../wasm-work.js';
import * as shape from './shape.js';

/**
 * Mean of each channel over the whole image, eight pixels at a time.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD: eight sums in two registers
 * @expect  bound by memory: the speed at which pixels are read
 */
export function globalPoolWasm(load: LoadKernels): Version<OpParameters['globalPool']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, eight independent sums',
    bind(layer) {
      checkLayer('globalPool', shape, layer);
      const [[N, C, H, W]] = layer.inputs;
      const run = load().plan({
        op: 'globalPool',
        kernel: 'means',
        units: N * C,
        cost: costOf(layer),
      });
      return {
        constantBytes: 0,
        run(out, [x]) {
          const from = addressOf('globalPool', x.data);
          run(addressOf('globalPool', out.data), from, H * W);
        },
      };
    },
  };
}
