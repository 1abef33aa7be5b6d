import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { activationCode } from '../activations/code.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf, VALUE_GRAIN } from '../wasm-work.js';
import { add } from './index.js';

/**
 * Sum of two feature maps, four values at a time.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD
 * @expect  bound by memory: two loads and a store for one addition
 */
export function addWasm(load: LoadKernels): Version<OpParameters['add']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four values at a time',
    bind(layer) {
      checkLayer('add', add, layer);
      const units = elements(layer.output);
      const run = load().plan({ op: 'add', kernel: 'add', units, grain: VALUE_GRAIN, cost: costOf(layer) });
      const activation = activationCode(layer.parameters.activation);
      return {
        constantBytes: 0,
        run(out, [a, b]) {
          const to = addressOf('add', out.data);
          run(to, addressOf('add', a.data), addressOf('add', b.data), activation);
        },
      };
    },
  };
}
