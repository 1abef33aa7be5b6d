import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import * as shape from './shape.js';

/**
 * The same values in another shape, one block copy; nothing where input and output are one place.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly's memory copy
 * @expect  the speed of memory; JavaScript copies shared memory word by word
 */
export function reshapeWasm(load: LoadKernels): Version<OpParameters['reshape']> {
  return {
    name: 'wasm',
    changes: "WebAssembly's memory copy",
    bind(layer) {
      checkLayer('reshape', shape, layer);
      const { copyValues } = load();
      const count = elements(layer.output);
      return {
        constantBytes: 0,
        run(out, [x]) {
          const to = addressOf('reshape', out.data);
          const from = addressOf('reshape', x.data);
          if (to !== from) copyValues(to, from, count);
        },
      };
    },
  };
}
