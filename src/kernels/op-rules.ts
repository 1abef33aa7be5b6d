import { isCount, optional, type Rule, type RulesOf, required } from '../errors/arguments.js';
import type { Shape } from '../tensors/tensor.js';
import { binaryFunctions } from './binary/functions.js';
import {
  type Activation,
  activations,
  type OpName,
  type OpParameters,
  type Padding,
  type PerAxis,
  type Window,
} from './op.js';
import { reductions } from './reduce/functions.js';
import { unaryFunctions } from './unary/functions.js';

/** A number of filters, units, groups, rows …: an integer from 1. */
export const count: Rule<number, false> = required('a positive integer', isCount);

/** The place of a channel or an axis. */
const place: Rule<number, false> = required('an integer from 0', isWhole);

/** Rows and columns, both from 1. */
const sides: Rule<Window, false> = required(
  '[rows, columns], both positive integers',
  value => isPair(value) && value.every(isCount),
);

/** A stride or a dilation. */
const perAxis: Rule<PerAxis, false> = required(
  'a positive integer, or [rows, columns] of them',
  value => isCount(value) || (isPair(value) && value.every(isCount)),
);

/** Zeros at the edges, as `Padding` says. */
export const padding: Rule<Padding, false> = required(
  'an integer from 0, or [rows, columns] or [top, left, bottom, right] of them',
  value =>
    isWhole(value) ||
    (Array.isArray(value) && (value.length === 2 || value.length === 4) && value.every(isWhole)),
);

/** A ratio or a share: above 0. */
export const positive: Rule<number, false> = required(
  'a number above 0',
  value => typeof value === 'number' && Number.isFinite(value) && value > 0,
);

export const flag: Rule<boolean, false> = required('true or false', value => typeof value === 'boolean');

/** A name. */
export const text: Rule<string, false> = required(
  'a text that is not empty',
  value => typeof value === 'string' && value !== '',
);

export const activation: Rule<Activation, false> = oneOf(activations);

/** One of a few names. */
export function oneOf<const T extends string>(names: readonly T[]): Rule<T, false> {
  return required(`one of ${names.join(', ')}`, value => names.some(name => name === value));
}

const epsilon: Rule<number, false> = required(
  'a number from 0',
  value => typeof value === 'number' && Number.isFinite(value) && value >= 0,
);

/** The shape of a tensor. */
const lengths: Rule<Shape, false> = required(
  'a list of positive integers',
  value => Array.isArray(value) && value.every(isCount),
);

/** Any number that is not infinite. */
const number: Rule<number, false> = required('a finite number', Number.isFinite);

/** Places of axes. */
const places: Rule<readonly number[], false> = required(
  'integers from 0',
  value => Array.isArray(value) && value.every(isWhole),
);

const none: RulesOf<Record<string, never>> = {};
const window = { kernel: sides, stride: perAxis, padding };
const pool = { ...window, dilation: optional(perAxis), ceil: optional(flag) };
const activated = { activation: optional(activation) };

/** The parameters of every op, with what each may be; whether they fit the shapes is the op's own rule. */
export const opRules: { readonly [K in OpName]: RulesOf<OpParameters[K]> } = {
  matmul: none,
  conv2d: { filters: count, ...window, dilation: perAxis, groups: count, bias: flag, ...activated },
  depthwise: { ...window, dilation: perAxis, bias: flag, ...activated },
  pointwise: { filters: count, bias: flag, accumulate: flag, ...activated },
  groupedPointwise: { filters: count, groups: count, bias: flag, perGroup: flag, ...activated },
  dense: { units: count, bias: flag, ...activated },
  maxPool: pool,
  avgPool: { ...pool, countPadding: optional(flag) },
  globalPool: none,
  batchNorm: { epsilon },
  relu: none,
  relu6: none,
  sigmoid: none,
  swish: none,
  hardSigmoid: none,
  hSwish: none,
  prelu: { slopes: optional(lengths) },
  softmax: { axis: optional(place), log: optional(flag) },
  add: activated,
  multiply: none,
  constant: { shape: lengths },
  unary: { function: oneOf(namesOf(unaryFunctions)), alpha: optional(number), beta: optional(number) },
  binary: { function: oneOf(namesOf(binaryFunctions)) },
  reduce: { function: oneOf(namesOf(reductions)), axes: places, keep: flag },
  argMax: { axis: place, keep: flag, last: optional(flag) },
  globalMaxPool: none,
  lrn: { size: count, alpha: number, beta: number, bias: number },
  instanceNorm: { epsilon },
  layerNorm: { axis: place, epsilon, bias: flag },
  batchedMatmul: none,
  concat: none,
  channelSlice: { from: place, to: count },
  channelShuffle: { groups: count },
  upsample: { size: sides },
  foreign: { type: text, shape: lengths },
};

function namesOf<T extends object>(table: T): readonly (keyof T & string)[] {
  return Object.keys(table) as (keyof T & string)[];
}

function isWhole(value: unknown): value is number {
  return value === 0 || isCount(value);
}

function isPair(value: unknown): value is readonly [unknown, unknown] {
  return Array.isArray(value) && value.length === 2;
}
