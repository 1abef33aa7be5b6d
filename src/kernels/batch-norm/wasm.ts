import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { placeConstants } from '../../wasm/placed-arrays.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf } from '../wasm-work.js';
import * as shape from './shape.js';

/**
 * Batch normalisation as one scale and one shift per channel, four values at a time.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD; scales and shifts are computed once, in `bind`
 * @expect  bound by memory
 */
export function batchNormWasm(load: LoadKernels): Version<OpParameters['batchNorm']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, scales and shifts computed once',
    bind(layer) {
      checkLayer('batchNorm', shape, layer);
      const [N, C, ...rest] = layer.output;
      const [gamma, beta, mean, variance] = layer.weights.map(w => w.data);
      const { epsilon } = layer.parameters;
      const scales = gamma.map((value, c) => value / Math.sqrt(variance[c] + epsilon));
      const shifts = beta.map((value, c) => value - (gamma[c] / Math.sqrt(variance[c] + epsilon)) * mean[c]);
      const constants = placeConstants(scales, shifts);
      const run = load().plan({
        op: 'batchNorm',
        kernel: 'scaleShift',
        units: N * C,
        cost: costOf(layer),
      });
      return {
        constantBytes: constants.block.byteLength,
        run(out, [x]) {
          const [scale, shift] = constants.addresses;
          const from = addressOf('batchNorm', x.data);
          run(addressOf('batchNorm', out.data), from, scale, shift, C, elements(rest));
        },
      };
    },
  };
}
