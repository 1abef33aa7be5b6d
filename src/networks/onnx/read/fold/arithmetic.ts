import { elements } from '../../../../tensors/tensor.js';
import { isFloat, TYPES } from '../element-types.js';
import { Unsupported } from '../refusal.js';
import { broadcastShape } from '../semantics/axes.js';
import { reducedAxes } from '../semantics/reductions.js';
import type { Constant } from '../values.js';
import { lazyConstant, numbersFor } from './lazy.js';
import { type Folder, firstInputs } from './movement.js';
import { broadcast, stepsOf } from './places.js';

type Binary = (a: number, b: number, real: boolean) => number;

/** Division of integers cuts off what is behind the point. */
const divide: Binary = (a, b, real) => (real ? a / b : Math.trunc(a / b));

/** The sign of b, as Python's; with `fmod` that of a. */
const modulo = (a: number, b: number): number => a - Math.floor(a / b) * b;

const binary: Readonly<Record<string, Binary>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: divide,
  Pow: (a, b) => a ** b,
  Min: (a, b) => Math.min(a, b),
  Max: (a, b) => Math.max(a, b),
  Sum: (a, b) => a + b,
};

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  Equal: (a, b) => a === b,
  Less: (a, b) => a < b,
  LessOrEqual: (a, b) => a <= b,
  Greater: (a, b) => a > b,
  GreaterOrEqual: (a, b) => a >= b,
  And: (a, b) => a !== 0 && b !== 0,
  Or: (a, b) => a !== 0 || b !== 0,
  Xor: (a, b) => (a !== 0) !== (b !== 0),
};

const unary: Readonly<Record<string, (x: number) => number>> = {
  Neg: x => -x,
  Abs: Math.abs,
  Floor: Math.floor,
  Ceil: Math.ceil,
  Sqrt: Math.sqrt,
  Reciprocal: x => 1 / x,
  Exp: Math.exp,
  Log: Math.log,
  Sign: Math.sign,
  Not: x => (x === 0 ? 1 : 0),
};

const reductions: Readonly<Record<string, (values: readonly number[]) => number>> = {
  ReduceProd: values => values.reduce((product, x) => product * x, 1),
  ReduceSum: values => values.reduce((sum, x) => sum + x, 0),
  ReduceMax: values => values.reduce((most, x) => Math.max(most, x), -Infinity),
  ReduceMin: values => values.reduce((least, x) => Math.min(least, x), Infinity),
};

/** Arithmetic of shapes and of weights. */
export const arithmetic: Readonly<Record<string, Folder>> = {
  ...mapped(binary, apply => inputs => inputs.reduce((a, b) => elementwise(a, b, a.type, apply))),
  ...mapped(comparisons, apply => (_, call) => {
    const [a, b] = firstInputs(call, 2);
    return elementwise(a, b, TYPES.bool, (x, y) => (apply(x, y) ? 1 : 0));
  }),
  ...mapped(
    unary,
    apply =>
      ([x]) =>
        lazyConstant(x.type, x.shape, () => x.values().map(apply)),
  ),
  ...mapped(reductions, apply => ([x], call) => {
    const { axes, keep } = reducedAxes(call);
    return reduced(x, axes, keep, apply);
  }),
  Mod(_, call) {
    const [a, b] = firstInputs(call, 2);
    const remainder: Binary = call.int('fmod', 0) === 1 ? (x, y) => x % y : modulo;
    return elementwise(a, b, a.type, remainder);
  },
  Where(_, call) {
    const inputs = firstInputs(call, 3);
    const [, a] = inputs;
    const shape = inputs.reduce<readonly number[]>((all, one) => broadcastShape(all, one.shape), []);
    const [whether, yes, no] = inputs.map(one => broadcast(one, shape));
    return lazyConstant(a.type, shape, () => {
      const [choice, first, second] = [whether.values(), yes.values(), no.values()];
      return numbersFor(a.type, choice.length).map((_, i) => (choice[i] !== 0 ? first[i] : second[i]));
    });
  },
};

function mapped<T>(table: Readonly<Record<string, T>>, folder: (apply: T) => Folder): Record<string, Folder> {
  return Object.fromEntries(Object.entries(table).map(([type, apply]) => [type, folder(apply)]));
}

function elementwise(a: Constant, b: Constant, type: number, apply: Binary): Constant {
  if (a.type !== b.type) throw new Unsupported('has inputs of different types');
  const shape = broadcastShape(a.shape, b.shape);
  const real = isFloat(a.type);
  const [left, right] = [a, b].map(one => (one.shape.join() === shape.join() ? one : broadcast(one, shape)));
  return lazyConstant(type, shape, () => {
    const [x, y, out] = [left.values(), right.values(), numbersFor(type, elements(shape))];
    for (let i = 0; i < out.length; i++) out[i] = apply(x[i], y[i], real);
    return out;
  });
}

function reduced(
  x: Constant,
  axes: readonly number[],
  keep: boolean,
  apply: (values: readonly number[]) => number,
): Constant {
  const kept = x.shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  const shape = keep ? kept : x.shape.filter((_, axis) => !axes.includes(axis));
  return lazyConstant(x.type, shape, () => {
    const values = x.values();
    const groups: number[][] = Array.from({ length: elements(kept) }, () => []);
    const [own, steps] = [stepsOf(x.shape), stepsOf(kept)];
    values.forEach((value, i) => {
      const at = own.map((step, axis) => Math.floor(i / step) % x.shape[axis]);
      groups[at.reduce((sum, place, axis) => sum + (axes.includes(axis) ? 0 : place * steps[axis]), 0)].push(
        value,
      );
    });
    return numbersFor(x.type, groups.length).map((_, i) => apply(groups[i]));
  });
}
