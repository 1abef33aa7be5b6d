import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import { at } from '../quantization.js';
import * as shape from './shape.js';

/**
 * Integers to real numbers, plain loops in float32.
 *
 *   out[i] = (x[i] − zeroPoint) · scale
 *
 * @param out  the shape of x, overwritten; may be the memory of x
 * @param x    integers, of any shape
 * @throws {ShapeError} where two shapes disagree, or scales and zero points do not fit the axis
 * @cost   one element operation per element
 * @source Jacob et al. 2018, arXiv:1712.05877, equation 1; ONNX operators, DequantizeLinear-13
 */
export function dequantizeReference(out: Tensor, x: Tensor, parameters: OpParameters['dequantize']): void {
  checkTensors('dequantize', shape, out, [x], [], parameters);
  const { axis, scale, zeroPoint } = parameters;
  const after = axis === undefined ? x.data.length : elements(x.shape.slice(axis + 1));
  const places = axis === undefined ? 1 : x.shape[axis];
  for (let i = 0; i < x.data.length; i++) {
    const place = Math.floor(i / after) % places;
    out.data[i] = (x.data[i] - at(zeroPoint, place)) * Math.fround(at(scale, place));
  }
}
