import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import { reduceReference } from './0-reference.js';
import type { ReductionName } from './functions.js';
import * as shape from './shape.js';

/** The reduction of x[start], x[start + step], … */
type Loop = (x: Float32Array, start: number, count: number, step: number) => number;

/**
 * Sum, mean, maximum, … over axes that lie side by side, one output after the other.
 *
 * @param out  the shape of x without the axes, or with a length of 1 there; overwritten
 * @param x    any shape
 * @throws {ShapeError} where two shapes disagree
 * @changes the axes are one, and each reduction has a loop of its own; axes that are apart are left to the reference
 * @expect  no place to be computed for each element: bound by the chain of additions or comparisons
 */
export function reduceFlatLoops(out: Tensor, x: Tensor, parameters: OpParameters['reduce']): void {
  checkTensors('reduce', shape, out, [x], [], parameters);
  const around = shape.oneAxis(x.shape, parameters.axes);
  if (!around) {
    reduceReference(out, x, parameters);
    return;
  }
  const { length, inner } = around;
  const loop = LOOPS[parameters.function];
  for (let i = 0; i < out.data.length; i++) {
    const start = Math.floor(i / inner) * length * inner + (i % inner);
    out.data[i] = loop(x.data, start, length, inner);
  }
}

const sum: Loop = (x, start, count, step) => {
  let total = 0;
  for (let i = start, end = start + count * step; i < end; i += step) total += x[i];
  return total;
};

const sumSquare: Loop = (x, start, count, step) => {
  let total = 0;
  for (let i = start, end = start + count * step; i < end; i += step) total += x[i] * x[i];
  return total;
};

const max: Loop = (x, start, count, step) => {
  let largest = -Infinity;
  for (let i = start, end = start + count * step; i < end; i += step) largest = Math.max(largest, x[i]);
  return largest;
};

const LOOPS: { readonly [R in ReductionName]: Loop } = {
  sum,
  sumSquare,
  max,
  mean: (x, start, count, step) => sum(x, start, count, step) / count,
  l2: (x, start, count, step) => Math.sqrt(sumSquare(x, start, count, step)),
  logSum: (x, start, count, step) => Math.log(sum(x, start, count, step)),
  min(x, start, count, step) {
    let smallest = Infinity;
    for (let i = start, end = start + count * step; i < end; i += step) smallest = Math.min(smallest, x[i]);
    return smallest;
  },
  product(x, start, count, step) {
    let product = 1;
    for (let i = start, end = start + count * step; i < end; i += step) product *= x[i];
    return product;
  },
  l1(x, start, count, step) {
    let total = 0;
    for (let i = start, end = start + count * step; i < end; i += step) total += Math.abs(x[i]);
    return total;
  },
  logSumExp(x, start, count, step) {
    const largest = max(x, start, count, step);
    if (!Number.isFinite(largest)) return largest;
    let total = 0;
    for (let i = start, end = start + count * step; i < end; i += step) total += Math.exp(x[i] - largest);
    return largest + Math.log(total);
  },
};
