import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import { at, quantized } from '../quantization.js';
import * as shape from './shape.js';

/**
 * Real numbers to integers, plain loops in float32.
 *
 *   out[i] = min(max(round(x[i] / scale) + zeroPoint, least), most)
 *
 * Halves are rounded to the even integer.
 *
 * @param out  the shape of x, overwritten; may be the memory of x
 * @param x    of any shape
 * @throws {ShapeError} where two shapes disagree, or scales and zero points do not fit the axis
 * @cost   one element operation per element
 * @source Jacob et al. 2018, arXiv:1712.05877, section 2.1; ONNX operators, QuantizeLinear-13
 */
export function quantizeReference(out: Tensor, x: Tensor, parameters: OpParameters['quantize']): void {
  checkTensors('quantize', shape, out, [x], [], parameters);
  const { axis, scale, zeroPoint, type } = parameters;
  const after = axis === undefined ? x.data.length : elements(x.shape.slice(axis + 1));
  const places = axis === undefined ? 1 : x.shape[axis];
  for (let i = 0; i < x.data.length; i++) {
    const place = Math.floor(i / after) % places;
    const ratio = Math.fround(x.data[i] / Math.fround(at(scale, place)));
    out.data[i] = quantized(ratio, at(zeroPoint, place), type);
  }
}
