import type { Tensor } from '../../tensors/tensor.js';
import { checkLayer } from '../check.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import type { BinaryFunctionName } from './functions.js';
import { rowsOf } from './rows.js';
import * as shape from './shape.js';

/** f(from[p + i·step], by[q + i·by]) for a row of `length` elements, to to[o + i]. */
type RowLoop = (
  ...row: [
    to: Float32Array,
    o: number,
    a: Float32Array,
    p: number,
    aStep: number,
    b: Float32Array,
    q: number,
    bStep: number,
    length: number,
  ]
) => void;

/**
 * A function of two tensors, row by row.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes axes in which the inputs are repeated alike are joined, so most layers have one or few rows; where they
 *          begin is computed once, and each function has a loop of its own
 * @expect  no places to be computed in the loop: bound by memory
 */
export function bindBinaryRows(layer: Layer<OpParameters['binary']>): BoundKernel {
  checkLayer('binary', shape, layer);
  const { rows, length, a, b } = rowsOf(layer.inputs, layer.output);
  const loop = LOOPS[layer.parameters.function];
  return {
    constantBytes: a.starts.byteLength + b.starts.byteLength,
    run(out: Tensor, [left, right]: readonly Tensor[]) {
      for (let r = 0; r < rows; r++) {
        const [p, q] = [a.starts[r], b.starts[r]];
        loop(out.data, r * length, left.data, p, a.step, right.data, q, b.step, length);
      }
    },
  };
}

const LOOPS: { readonly [F in BinaryFunctionName]: RowLoop } = {
  add(to, o, a, p, aStep, b, q, bStep, length) {
    for (let i = 0; i < length; i++) to[o + i] = a[p + i * aStep] + b[q + i * bStep];
  },
  subtract(to, o, a, p, aStep, b, q, bStep, length) {
    for (let i = 0; i < length; i++) to[o + i] = a[p + i * aStep] - b[q + i * bStep];
  },
  multiply(to, o, a, p, aStep, b, q, bStep, length) {
    for (let i = 0; i < length; i++) to[o + i] = a[p + i * aStep] * b[q + i * bStep];
  },
  divide(to, o, a, p, aStep, b, q, bStep, length) {
    for (let i = 0; i < length; i++) to[o + i] = a[p + i * aStep] / b[q + i * bStep];
  },
  power(to, o, a, p, aStep, b, q, bStep, length) {
    if (bStep === 0 && b[q] === 2) {
      for (let i = 0; i < length; i++) to[o + i] = a[p + i * aStep] * a[p + i * aStep];
    } else if (bStep === 0 && b[q] === 3) {
      for (let i = 0; i < length; i++) {
        const value = a[p + i * aStep];
        to[o + i] = value * value * value;
      }
    } else if (bStep === 0 && b[q] === 0.5) {
      for (let i = 0; i < length; i++) to[o + i] = Math.sqrt(a[p + i * aStep]);
    } else {
      for (let i = 0; i < length; i++) to[o + i] = a[p + i * aStep] ** b[q + i * bStep];
    }
  },
  minimum(to, o, a, p, aStep, b, q, bStep, length) {
    for (let i = 0; i < length; i++) to[o + i] = Math.min(a[p + i * aStep], b[q + i * bStep]);
  },
  maximum(to, o, a, p, aStep, b, q, bStep, length) {
    for (let i = 0; i < length; i++) to[o + i] = Math.max(a[p + i * aStep], b[q + i * bStep]);
  },
};
