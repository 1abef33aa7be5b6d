import { checkLayer } from '../check.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import { quantizedRows } from '../quantization.js';
import * as shape from './shape.js';

/**
 * Integers to real numbers, row by row.
 *
 * @throws {ShapeError} where two shapes of the layer disagree, or scales and zero points do not fit the axis
 * @changes scale and zero are looked up once per row
 * @expect  no division of places per value
 */
export function bindRows(layer: Layer<OpParameters['dequantize']>): BoundKernel {
  checkLayer('dequantize', shape, layer);
  const by = quantizedRows(layer.output, layer.parameters);

  return {
    constantBytes: by.scales.byteLength + by.zeros.byteLength,
    run({ data: to }, [{ data: from }]) {
      const { scales, zeros, length, rows } = by;
      for (let row = 0, i = 0; row < rows; row++) {
        const scale = scales[row % scales.length];
        const zero = zeros[row % scales.length];
        for (const end = Math.min(i + length, to.length); i < end; i++) to[i] = (from[i] - zero) * scale;
      }
    },
  };
}
