import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { costOf, EXPONENTIAL_COST } from '../wasm-work.js';
import { softmax } from './index.js';
import { axisOf } from './shape.js';

/**
 * Softmax over the last axis, four exponentials at a time; maximum and sum take one value at a time. Another axis and the
 * logarithm are left to the TypeScript version.
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
      const { outer: units, length, inner } = axisOf(layer.output, layer.parameters);
      if (inner > 1 || layer.parameters.log) return plainWasm(softmax).bind(layer);
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
