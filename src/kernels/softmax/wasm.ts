import { elements } from '../../tensors/tensor.js';
import { LANES } from '../../wasm/assembly/tile-sizes.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { costOf, EXPONENTIAL_COST } from '../wasm-work.js';
import { softmax } from './index.js';
import { axisOf } from './shape.js';

/**
 * Softmax, four exponentials at a time; over the last axis, maximum and sum take one value at a time. The logarithm is
 * left to the TypeScript version.
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
      if (layer.parameters.log) return plainWasm(softmax).bind(layer);
      const { outer, length, inner } = axisOf(layer.output, layer.parameters);
      const cost = costOf(layer, elements(layer.output) * EXPONENTIAL_COST);
      const work = { op: 'softmax', cost };
      const { plan } = load();
      if (inner > 1) {
        const units = outer * Math.ceil(inner / LANES);
        const columns = plan({ ...work, kernel: 'softmaxColumns', units });
        return {
          constantBytes: 0,
          run(out, [x]) {
            columns(addressOf('softmax', out.data), addressOf('softmax', x.data), length, inner);
          },
        };
      }
      const run = plan({ ...work, kernel: 'softmax', units: outer });
      return {
        constantBytes: 0,
        run(out, [x]) {
          run(addressOf('softmax', out.data), addressOf('softmax', x.data), length);
        },
      };
    },
  };
}
