import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { placeConstants } from '../../wasm/placed-arrays.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf } from '../wasm-work.js';
import * as shape from './shape.js';

/**
 * Layer normalisation, eight values at a time in the sums and four in the last pass.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD; threads share the rows
 * @expect  bound by memory, or by the L1 cache where a row fits into it: it is read three times
 */
export function layerNormWasm(load: LoadKernels): Version<OpParameters['layerNorm']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, eight independent sums',
    bind(layer) {
      checkLayer('layerNorm', shape, layer);
      const [gamma, beta] = layer.weights;
      const length = elements(gamma.shape);
      const count = elements(layer.output);
      const cost = costOf(layer, 2 * count);
      const run = load().plan({ op: 'layerNorm', kernel: 'layerNorm', units: count / length, cost });
      const constants = placeConstants(gamma.data, beta?.data ?? new Float32Array(length));
      const [scale, shift] = constants.addresses;
      return {
        constantBytes: constants.block.byteLength,
        run(out, [x]) {
          const to = addressOf('layerNorm', out.data);
          run(to, addressOf('layerNorm', x.data), scale, shift, length, layer.parameters.epsilon);
        },
      };
    },
  };
}
