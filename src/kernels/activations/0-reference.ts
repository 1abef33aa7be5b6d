import type { NdArray } from 'ndarray';
import ndarray from 'ndarray';
import ndops from 'ndarray-ops';
import { type Tensor, view } from '../../tensors/tensor.js';
import { expectShape } from '../check.js';

/**
 * Rectified linear unit, on ndarrays.
 *
 *   out[i] = max(x[i], 0)
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @cost   one comparison per element, no multiply-accumulates
 * @source Nair & Hinton 2010, ICML
 */
export function reluReference(out: Tensor, x: Tensor): void {
  expectShape('relu: out', out.shape, x.shape);
  ndops.maxs(view(out), view(x), 0);
}

/**
 * Rectified linear unit, clipped at 6, on ndarrays.
 *
 *   out[i] = min(max(x[i], 0), 6)
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @cost   two comparisons per element, no multiply-accumulates
 * @source Sandler et al. 2018, arXiv:1801.04381, section 3.4
 */
export function relu6Reference(out: Tensor, x: Tensor): void {
  expectShape('relu6: out', out.shape, x.shape);
  ndops.maxs(view(out), view(x), 0);
  ndops.minseq(view(out), 6);
}

/**
 * Logistic function, on ndarrays.
 *
 *   out[i] = σ(x[i]) = 1 / (1 + e^(−x[i]))
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @cost   one exponential and one division per element; each call allocates 8 bytes per element
 */
export function sigmoidReference(out: Tensor, x: Tensor): void {
  expectShape('sigmoid: out', out.shape, x.shape);
  ndops.assign<ndarray.Data<number>>(view(out), logistic(x));
}

/**
 * Swish, on ndarrays; also called SiLU.
 *
 *   out[i] = x[i] · σ(x[i])
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @cost   one exponential and one division per element; each call allocates 8 bytes per element
 * @source Ramachandran et al. 2017, arXiv:1710.05941
 */
export function swishReference(out: Tensor, x: Tensor): void {
  expectShape('swish: out', out.shape, x.shape);
  ndops.mul(view(out), view(x), logistic(x));
}

/**
 * Hard sigmoid, on ndarrays: the logistic function as three straight lines.
 *
 *   out[i] = ReLU6(x[i] + 3) / 6
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @cost   one addition, two comparisons and one division per element; each call allocates 8 bytes per element
 * @source Howard et al. 2019, arXiv:1905.02244, section 5.2
 */
export function hardSigmoidReference(out: Tensor, x: Tensor): void {
  expectShape('hardSigmoid: out', out.shape, x.shape);
  ndops.assign<ndarray.Data<number>>(view(out), threePieces(x));
}

/**
 * h-swish, on ndarrays: swish with the hard sigmoid.
 *
 *   out[i] = x[i] · ReLU6(x[i] + 3) / 6
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @cost   two products, one addition and two comparisons per element; each call allocates 8 bytes per element
 * @source Howard et al. 2019, arXiv:1905.02244, section 5.2
 */
export function hSwishReference(out: Tensor, x: Tensor): void {
  expectShape('hSwish: out', out.shape, x.shape);
  ndops.mul(view(out), view(x), threePieces(x));
}

/** σ(x) in double precision: a chain of ndarray operations rounds at each store, which is too coarse in float32. */
function logistic(x: Tensor): NdArray<Float64Array> {
  const z = double(x);
  ndops.neg(z, view(x));
  ndops.expeq(z);
  ndops.addseq(z, 1);
  ndops.recipeq(z);
  return z;
}

/** ReLU6(x + 3) / 6 in double precision. */
function threePieces(x: Tensor): NdArray<Float64Array> {
  const z = double(x);
  ndops.adds(z, view(x), 3);
  ndops.maxseq(z, 0);
  ndops.minseq(z, 6);
  ndops.divseq(z, 6);
  return z;
}

function double(x: Tensor): NdArray<Float64Array> {
  return ndarray(new Float64Array(x.data.length), [...x.shape]);
}
