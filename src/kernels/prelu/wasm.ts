import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { placeConstants } from '../../wasm/placed-arrays.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { costOf } from '../wasm-work.js';
import { prelu } from './index.js';
import * as shape from './shape.js';

/**
 * Parametric rectified linear unit, four values at a time. Slopes that differ within a channel or between images are
 * left to the TypeScript version.
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
      const slopes = shape.slopesOfChannels(layer.inputs[0], layer.parameters, layer.weights[0].data);
      if (!slopes) return plainWasm(prelu).bind(layer);
      const [N, C, ...rest] = layer.output;
      const run = load().plan({ op: 'prelu', kernel: 'prelu', units: N * C, cost: costOf(layer) });
      const constants = placeConstants(slopes);
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
