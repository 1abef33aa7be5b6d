import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf, EXPONENTIAL_COST } from '../wasm-work.js';
import { softmax } from './index.js';

/**
 * Softmax over the last axis, four exponentials at a time; maximum and sum take one value at a time.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD, with the exponential as a polynomial
 * @expect  several times faster: exponentials took most of the time
 */
export function softmaxWasm(load: LoadKernels): Version<OpParameters['softmax']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four exponentials at a time',
    bind(layer) {
      checkLayer('softmax', softmax, layer);
      const length = layer.output[layer.output.length - 1];
      const units = elements(layer.output) / length;
      const cost = costOf(layer, units * length * EXPONENTIAL_COST);
      const run = load().plan({ op: 'softmax', kernel: 'softmax', units, cost });
      return {
        constantBytes: 0,
        run(out, [x]) {
          run(addressOf('softmax', out.data), addressOf('softmax', x.data), length);
        },
      };
    },
  };
}
