import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { placeConstants } from '../../wasm/placed-arrays.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf } from '../wasm-work.js';
import * as shape from './shape.js';

/**
 * Parametric rectified linear unit, four values at a time.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD: the positive part plus the slope times the negative part
 * @expect  bound by memory
 */
export function preluWasm(load: LoadKernels): Version<OpParameters['prelu']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four values at a time',
    bind(layer) {
      checkLayer('prelu', shape, layer);
      const [N, C, ...rest] = layer.output;
      const run = load().plan({ op: 'prelu', kernel: 'prelu', units: N * C, cost: costOf(layer) });
      const constants = placeConstants(layer.weights[0].data);
      return {
        constantBytes: constants.block.byteLength,
        run(out, [x]) {
          const from = addressOf('prelu', x.data);
          run(addressOf('prelu', out.data), from, constants.addresses[0], C, elements(rest));
        },
      };
    },
  };
}
