import { isCount, optional, type Rule, type RulesOf, required } from '../errors/arguments.js';
import type { Shape } from '../tensors/tensor.js';
import { binaryFunctions } from './binary/functions.js';
import {
  type Activation,
  activations,
  coordinateModes,
  depthOrders,
  type IntegerType,
  integerTypes,
  nearestModes,
  type OpName,
  type OpParameters,
  type Padding,
  type PerAxis,
  padModes,
  type Quantization,
  resizeModes,
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

/** Rows and columns that are added at the end. */
const extra: Rule<PerAxis, false> = required(
  'an integer from 0, or [rows, columns] of them',
  value => isWhole(value) || (isPair(value) && value.every(isWhole)),
);

/** Zeros at the edges, as `Padding` says. */
export const padding: Rule<Padding, false> = required(
  'an integer from 0, or [rows, columns] or [top, left, bottom, right] of them',
  value =>
    isWhole(value) ||
    (Array.isArray(value) && (value.length === 2 || value.length === 4) && value.every(isWhole)),
);

/** A ratio or a share: above 0. */
export const positive: Rule<number, false> = required('a number above 0', isPositive);

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

/** The shape of a tensor, which may have no axes. */
const lengths: Rule<Shape, false> = required('a list of positive integers', isListOf(isCount));

/** Any number that is not infinite. */
const number: Rule<number, false> = required('a finite number', Number.isFinite);

/** A number that may be infinite: a largest value begins with −∞. */
const extended: Rule<number, false> = required(
  'a number',
  value => typeof value === 'number' && !Number.isNaN(value),
);

/** Places on axes, or numbers of values. */
const places: Rule<readonly number[], false> = required('integers from 0', isListOf(isWhole));

/** The same where −1 and negative steps are allowed. */
const integers: Rule<readonly number[], false> = required('integers', isListOf(Number.isSafeInteger));

const none: RulesOf<Record<string, never>> = {};
const window = { kernel: sides, stride: perAxis, padding };
const pool = { ...window, dilation: optional(perAxis), ceil: optional(flag) };
const convolution = { filters: count, ...window, dilation: perAxis, groups: count };
const activated = { activation: optional(activation) };

/** Numbers for rows and columns. */
const ratios: Rule<readonly [number, number], false> = required(
  '[rows, columns], both above 0',
  value => isPair(value) && value.every(isPositive),
);

const integerType: Rule<IntegerType, false> = oneOf(integerTypes);
const scales: Rule<readonly number[], false> = required(
  'an array of numbers above 0',
  value => isListOf(isPositive)(value) && (value as readonly number[]).length > 0,
);
const quantized: RulesOf<Quantization> = { type: integerType, scale: scales, zeroPoint: integers };

/** A quantisation as one parameter. */
const quantization: Rule<Quantization, false> = required(
  'a quantisation: { type, scale, zeroPoint }',
  value => hasAll(quantized, value),
);

/** The same without a scale. */
const integerRange: Rule<Omit<Quantization, 'scale'>, false> = required(
  'a range of integers: { type, zeroPoint }',
  value => hasAll({ type: integerType, zeroPoint: integers }, value),
);

/** The parameters of every op, with what each may be; whether they fit the shapes is the op's own rule. */
export const opRules: { readonly [K in OpName]: RulesOf<OpParameters[K]> } = {
  matmul: none,
  conv2d: { ...convolution, bias: flag, ...activated },
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
  concat: { axis: optional(place) },
  channelSlice: { from: place, to: count },
  channelShuffle: { groups: count },
  upsample: { size: sides },
  reshape: { shape: lengths },
  transpose: { order: places },
  slice: { starts: places, ends: integers, steps: integers },
  pad: { before: places, after: places, mode: oneOf(padModes), value: extended },
  expand: { shape: lengths },
  tile: { repeats: lengths },
  gather: { axis: place, indices: places, shape: optional(lengths) },
  resize: {
    size: sides,
    mode: oneOf(resizeModes),
    coordinates: oneOf(coordinateModes),
    nearest: optional(oneOf(nearestModes)),
    cubicA: optional(number),
    excludeOutside: optional(flag),
    scale: optional(ratios),
  },
  depthToSpace: { block: count, order: oneOf(depthOrders) },
  spaceToDepth: { block: count },
  convTranspose: { ...convolution, bias: flag, outputPadding: extra },
  quantize: { ...quantized, axis: optional(place) },
  dequantize: { ...quantized, axis: optional(place) },
  quantizedConv: {
    ...convolution,
    bias: flag,
    input: quantization,
    weights: quantization,
    output: quantization,
  },
  integerConv: { ...convolution, input: integerRange, weights: integerRange },
  foreign: { type: text, shape: lengths },
};

function namesOf<T extends object>(table: T): readonly (keyof T & string)[] {
  return Object.keys(table) as (keyof T & string)[];
}

function isListOf(accepts: (value: unknown) => boolean): (value: unknown) => boolean {
  return value => Array.isArray(value) && value.every(accepts);
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

/** Whether an object has every one of these values, each as its rule says. */
function hasAll(rules: Readonly<Record<string, Rule<unknown>>>, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const given = value as Readonly<Record<string, unknown>>;
  return Object.keys(rules).every(name => rules[name].accepts(given[name]));
}

function isWhole(value: unknown): value is number {
  return value === 0 || isCount(value);
}

function isPair(value: unknown): value is readonly [unknown, unknown] {
  return Array.isArray(value) && value.length === 2;
}
