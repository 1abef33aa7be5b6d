import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { placeConstants } from '../../wasm/placed-arrays.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { integerRanges, quantizedRows } from '../quantization.js';
import { costOf } from '../wasm-work.js';
import * as shape from './shape.js';

/**
 * Real numbers to integers, row by row.
 *
 * @throws {ShapeError} where two shapes of the layer disagree, or scales and zero points do not fit the axis
 * @changes WebAssembly SIMD, four values at a time, which have an instruction for rounding to the even integer
 * @expect  the speed of memory
 */
export function quantizeWasm(load: LoadKernels): Version<OpParameters['quantize']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four values at a time',
    bind(layer) {
      checkLayer('quantize', shape, layer);
      const { rows, length, scales, zeros } = quantizedRows(layer.output, layer.parameters);
      const places = scales.length;
      const constants = placeConstants(scales, zeros);
      const total = elements(layer.output);
      const [least, most] = integerRanges[layer.parameters.type];
      const run = load().plan({ op: 'quantize', kernel: 'quantizeRows', units: rows, cost: costOf(layer) });
      return {
        constantBytes: constants.block.byteLength,
        run(out, [x]) {
          const [scale, zero] = constants.addresses;
          const to = addressOf('quantize', out.data);
          const from = addressOf('quantize', x.data);
          run(to, from, scale, zero, places, length, total, least, most);
        },
      };
    },
  };
}
