import { MAX } from '../../wasm/assembly/reduction-codes.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf } from '../wasm-work.js';
import * as shape from './shape.js';

/**
 * Largest value of each channel, eight pixels at a time.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD: eight maxima in two registers
 * @expect  bound by memory: the speed at which pixels are read
 */
export function globalMaxPoolWasm(load: LoadKernels): Version<OpParameters['globalMaxPool']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, eight pixels at a time',
    bind(layer) {
      checkLayer('globalMaxPool', shape, layer);
      const [[N, C, H, W]] = layer.inputs;
      const work = { op: 'globalMaxPool', units: N * C, cost: costOf(layer) };
      const run = load().plan({ ...work, kernel: 'reduceRows' });
      return {
        constantBytes: 0,
        run(out, [x]) {
          const from = addressOf('globalMaxPool', x.data);
          run(addressOf('globalMaxPool', out.data), from, MAX, H * W);
        },
      };
    },
  };
}
