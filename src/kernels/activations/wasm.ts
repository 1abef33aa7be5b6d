import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { Activation, Version } from '../op.js';
import { costOf, EXPONENTIAL_COST, VALUE_GRAIN } from '../wasm-work.js';
import { activationOps } from './table.js';

/**
 * An activation, four values at a time.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD; the exponential of sigmoid and swish is a polynomial, to about 2 units in the last place
 * @expect  bound by memory without an exponential; the exponential is several times faster than `Math.exp`
 */
export function activationWasm(name: Activation, load: LoadKernels): Version<Record<string, never>> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four values at a time',
    bind(layer) {
      checkLayer(name, activationOps[name], layer);
      const units = elements(layer.output);
      const isExponential = name === 'sigmoid' || name === 'swish';
      const cost = costOf(layer, isExponential ? units * EXPONENTIAL_COST : 0);
      const run = load().plan({ op: name, kernel: name, units, grain: VALUE_GRAIN, cost });
      return {
        constantBytes: 0,
        run: (out, [x]) => {
          run(addressOf(name, out.data), addressOf(name, x.data));
        },
      };
    },
  };
}
