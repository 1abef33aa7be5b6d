import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { placeConstants } from '../../wasm/placed-arrays.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf } from '../wasm-work.js';
import * as shape from './shape.js';

/**
 * Instance normalisation, eight values at a time in the sums and four in the last pass.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD; threads share the channels
 * @expect  bound by memory, or by the L1 cache where a channel fits into it: it is read three times
 */
export function instanceNormWasm(load: LoadKernels): Version<OpParameters['instanceNorm']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, eight independent sums',
    bind(layer) {
      checkLayer('instanceNorm', shape, layer);
      const [N, C, ...rest] = layer.output;
      const cost = costOf(layer, 2 * elements(layer.output));
      const run = load().plan({ op: 'instanceNorm', kernel: 'instanceNorm', units: N * C, cost });
      const constants = placeConstants(...layer.weights.map(({ data }) => data));
      const [gamma, beta] = constants.addresses;
      return {
        constantBytes: constants.block.byteLength,
        run(out, [x]) {
          const to = addressOf('instanceNorm', out.data);
          const from = addressOf('instanceNorm', x.data);
          run(to, from, gamma, beta, C, elements(rest), layer.parameters.epsilon);
        },
      };
    },
  };
}
