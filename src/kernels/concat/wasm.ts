import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { placedCopy } from '../strided-copy/versions.js';
import { costOf } from '../wasm-work.js';
import * as shape from './shape.js';

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/**
 * Concatenation along one axis, one block copy per input and place of the axes before it; all places of an input in one
 * call.
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
      const row = elements(layer.output) / N;
      const lengths = layer.inputs.map(input => elements(input) / N);
      const starts = lengths.map((_, i) => lengths.slice(0, i).reduce((sum, length) => sum + length, 0));
      if (N === 1) {
        return {
          constantBytes: 0,
          run(out, inputs) {
            const to = addressOf('concat', out.data);
            for (const [i, length] of lengths.entries()) {
              copyValues(to + starts[i] * FLOAT, addressOf('concat', inputs[i].data), length);
            }
          },
        };
      }
      const cost = costOf(layer) / elements(layer.output);
      const copies = lengths.map((length, i) => {
        const copy = {
          lengths: [N, length],
          to: [row, 1],
          toStart: starts[i],
          from: [length, 1],
          fromStart: 0,
        };
        return placedCopy('concat', copy, cost, load);
      });
      return {
        constantBytes: copies.reduce((sum, { constantBytes }) => sum + constantBytes, 0),
        run(out, inputs) {
          const to = addressOf('concat', out.data);
          for (const [i, copy] of copies.entries()) copy.run(to, addressOf('concat', inputs[i].data));
        },
      };
    },
  };
}
