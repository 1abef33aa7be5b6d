import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import * as shape from './shape.js';

/**
 * Concatenation along one axis, one block copy per input and place of the axes before it.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly's memory copy
 * @expect  the speed of memory; JavaScript copies shared memory word by word
 */
export function concatWasm(load: LoadKernels): Version<OpParameters['concat']> {
  return {
    name: 'wasm',
    changes: "WebAssembly's memory copy",
    bind(layer) {
      checkLayer('concat', shape, layer);
      const { copyValues } = load();
      const { axis = shape.CHANNELS } = layer.parameters;
      const N = elements(layer.output.slice(0, axis));
      const lengths = layer.inputs.map(input => elements(input) / N);
      return {
        constantBytes: 0,
        run(out, inputs) {
          let to = addressOf('concat', out.data);
          for (let n = 0; n < N; n++) {
            for (const [i, length] of lengths.entries()) {
              const bytes = length * Float32Array.BYTES_PER_ELEMENT;
              copyValues(to, addressOf('concat', inputs[i].data) + n * bytes, length);
              to += bytes;
            }
          }
        },
      };
    },
  };
}
