import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { placeConstants } from '../../wasm/placed-arrays.js';
import { activationCode } from '../activations/code.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf, VALUE_GRAIN } from '../wasm-work.js';
import * as shape from './shape.js';

/**
 * Fully connected layer as dot products along the features, four units at a time.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·K·C; every weight is read from memory once for all images if four rows fit into the L1 cache
 * @changes WebAssembly SIMD along the features; nothing is packed
 * @expect  bound by memory with one image: the speed at which weights are read
 */
export function denseWasm(load: LoadKernels): Version<OpParameters['dense']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD along the features',
    bind(layer) {
      checkLayer('dense', shape, layer);
      const [w, bias] = layer.weights;
      const [N, K] = layer.output;
      const [, C] = w.shape;
      const cost = costOf(layer, N * K * C) + costOf({ inputs: [], output: w.shape });
      const run = load().plan({ op: 'dense', kernel: 'dense', units: K, grain: VALUE_GRAIN, cost });
      const constants = placeConstants(w.data, bias?.data ?? new Float32Array(K));
      const activation = activationCode(layer.parameters.activation);
      return {
        constantBytes: constants.block.byteLength,
        run(out, [x]) {
          const [weights, start] = constants.addresses;
          const from = addressOf('dense', x.data);
          run(addressOf('dense', out.data), from, weights, start, N, K, C, activation);
        },
      };
    },
  };
}
