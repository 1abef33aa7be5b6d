import { checkLayer } from '../check.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import { integerRanges, quantizedRows, ROUNDING } from '../quantization.js';
import * as shape from './shape.js';

/**
 * Real numbers to integers, row by row.
 *
 * @throws {ShapeError} where two shapes of the layer disagree, or scales and zero points do not fit the axis
 * @changes scale and zero are looked up once per row; a sum and a difference round to the even integer
 * @expect  no division of places per value
 */
export function bindRows(layer: Layer<OpParameters['quantize']>): BoundKernel {
  checkLayer('quantize', shape, layer);
  const by = quantizedRows(layer.output, layer.parameters);
  const [least, most] = integerRanges[layer.parameters.type];
  return {
    constantBytes: by.scales.byteLength + by.zeros.byteLength,
    run({ data: to }, [{ data: from }]) {
      const { scales, zeros, length, rows } = by;
      for (let row = 0, i = 0; row < rows; row++) {
        const scale = scales[row % scales.length];
        const zero = zeros[row % scales.length];
        const [low, high] = [least - zero, most - zero];
        for (const end = Math.min(i + length, to.length); i < end; i++) {
          // The ends are integers: it makes no difference whether they cut before or after rounding.
          const ratio = Math.min(Math.max(Math.fround(from[i] / scale), low), high);
          to[i] = Math.fround(ratio + ROUNDING) - ROUNDING + zero;
        }
      }
    },
  };
}
