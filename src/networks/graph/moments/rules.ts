import {
  type Activation,
  activations,
  type OpName,
  type OpParameters,
  type Quantization,
  type Window,
} from '../../../kernels/op.js';
import { reducedCount } from '../../../kernels/reduce/shape.js';
import { elements, type Shape, tensor } from '../../../tensors/tensor.js';
import { BIAS, batchNormRanges, CONSTANT, INTEGER_WEIGHT, rangeSquare, SLOPE } from '../weight-ranges.js';
import { insideShare } from './inside-share.js';
import { type Moments, meanOfNeighbours, meanSquare, momentsOf } from './moments.js';
import { binaryMoments, functionMoments, maximumMoments } from './normal.js';
import { reducedMoments } from './reduced.js';

/** What the moments of an op's output depend on. */
export interface Known<P> {
  readonly inputs: readonly Moments[];
  readonly shapes: readonly Shape[];
  readonly output: Shape;
  readonly parameters: P;
  /** The op that reads the output, if only one does. */
  readonly next: OpName | undefined;
}

type Rule<P> = (known: Known<P>) => Moments;

/**
 * Mean and variance of the output of each op, without a fused activation, over all random weights.
 * Filters have mean 0 and variance 1 / fan-in, so their sums have mean 0 and the mean square of their inputs, however
 * these are correlated. Elsewhere, values are assumed to be independent, except in means of neighbours, and normal
 * where they enter an activation or a maximum.
 */
export const rules: { readonly [K in OpName]: Rule<OpParameters[K]> } = {
  matmul: ({ inputs: [a, b], shapes: [[, K]] }) => {
    const { mean, variance } = productOf(a, b);
    return { mean: K * mean, variance: K * variance };
  },
  conv2d: ({ inputs: [x], shapes: [input], output, parameters }) =>
    filterSums(x, parameters.bias, insideShare(input, output, parameters)),
  depthwise: ({ inputs: [x], shapes: [input], output, parameters }) =>
    filterSums(x, parameters.bias, insideShare(input, output, parameters)),
  pointwise({ inputs: [x, partial], parameters: { bias, accumulate } }) {
    return accumulate ? sumOf(filterSums(x, bias), partial) : filterSums(x, bias);
  },
  groupedPointwise: ({ inputs: [x], parameters: { bias } }) => filterSums(x, bias),
  dense: ({ inputs: [x], parameters: { bias } }) => filterSums(x, bias),
  maxPool({ inputs: [x], shapes: [input], output, parameters }) {
    const [R, S] = parameters.kernel;
    return maximumMoments(x, R * S * insideShare(input, output, parameters));
  },
  avgPool({ inputs: [x], shapes: [input], output, parameters }) {
    const share = insideShare(input, output, parameters);
    const inside = parameters.kernel[0] * parameters.kernel[1] * share;
    const kept = parameters.countPadding ? share : 1;
    const { mean, variance } = meanOfNeighbours(x, inside);
    return { mean: mean * kept, variance: variance * kept ** 2 };
  },
  globalPool: ({ inputs: [x], shapes: [[, , H, W]] }) => meanOfNeighbours(x, H * W),
  batchNorm: ({ next }) => normMoments(next),
  ...activationRules(),
  prelu: ({ inputs: [x] }) => functionMoments('prelu', x, {}, [tensor([1], Float32Array.of(SLOPE.middle))]),
  softmax({ inputs: [x], output, parameters: { axis = output.length - 1, log } }) {
    const mean = 1 / output[axis];
    if (!log) return { mean, variance: 0 };
    const exponentials = functionMoments('unary', x, { function: 'exp' });
    return { mean: x.mean - Math.log(exponentials.mean / mean), variance: x.variance };
  },
  add: ({ inputs: [a, b] }) => sumOf(a, b),
  multiply: ({ inputs: [a, b] }) => productOf(a, b),
  constant: () => ({ mean: CONSTANT.middle, variance: rangeSquare(CONSTANT) - CONSTANT.middle ** 2 }),
  unary: ({ inputs: [x], parameters }) => functionMoments('unary', x, parameters),
  binary: ({ inputs: [a, b], parameters }) => binaryMoments(a, b, parameters),
  reduce: ({ inputs: [x], shapes: [input], parameters }) =>
    reducedMoments(parameters.function, x, reducedCount(input, parameters.axes)),
  argMax({ shapes: [input], parameters: { axis } }) {
    return { mean: (input[axis] - 1) / 2, variance: (input[axis] ** 2 - 1) / 12 };
  },
  globalMaxPool: ({ inputs: [x], shapes: [[, , H, W]] }) => maximumMoments(x, H * W),
  lrn({ inputs: [x], parameters: { alpha, beta, bias } }) {
    const factor = (bias + alpha * meanSquare(x)) ** -beta;
    return { mean: x.mean * factor, variance: x.variance * factor ** 2 };
  },
  instanceNorm: () => normMoments(),
  layerNorm: () => normMoments(),
  batchedMatmul: ({ inputs: [a, b], shapes: [left] }) => {
    const K = left.at(-1)!;
    const { mean, variance } = productOf(a, b);
    return { mean: K * mean, variance: K * variance };
  },
  concat({ inputs, shapes }) {
    const total = (of: (x: Moments) => number) =>
      inputs.reduce((sum, x, i) => sum + of(x) * elements(shapes[i]), 0) /
      shapes.reduce((sum, shape) => sum + elements(shape), 0);
    return momentsOf(
      total(x => x.mean),
      total(meanSquare),
    );
  },
  channelSlice: ({ inputs: [x] }) => x,
  channelShuffle: ({ inputs: [x] }) => x,
  upsample: ({ inputs: [x] }) => x,
  reshape: ({ inputs: [x] }) => x,
  transpose: ({ inputs: [x] }) => x,
  slice: ({ inputs: [x] }) => x,
  pad({ inputs: [x], shapes: [input], output, parameters: { mode, value } }) {
    if (mode !== 'constant' || !Number.isFinite(value)) return x;
    const share = elements(input) / elements(output);
    const mean = share * x.mean + (1 - share) * value;
    return momentsOf(mean, share * meanSquare(x) + (1 - share) * value ** 2);
  },
  expand: ({ inputs: [x] }) => x,
  tile: ({ inputs: [x] }) => x,
  gather: ({ inputs: [x] }) => x,
  resize: ({ inputs: [x], parameters: { mode } }) => (mode === 'linear' ? meanOfNeighbours(x, 4) : x),
  depthToSpace: ({ inputs: [x] }) => x,
  spaceToDepth: ({ inputs: [x] }) => x,
  convTranspose: ({ inputs: [x], parameters: { bias } }) => filterSums(x, bias),
  quantize: ({ inputs: [x], parameters }) => quantizedMoments(x, parameters),
  dequantize({ inputs: [x], parameters: { scale, zeroPoint } }) {
    const factor = meanOf(scale);
    return { mean: (x.mean - meanOf(zeroPoint)) * factor, variance: x.variance * factor ** 2 };
  },
  quantizedConv({ inputs: [x], shapes: [input], output, parameters }) {
    const sums = integerSumMoments(x, input, output, parameters);
    const factor = parameters.input.scale[0] * meanOf(parameters.weights.scale);
    return quantizedMoments({ mean: 0, variance: sums.variance * factor ** 2 }, parameters.output);
  },
  integerConv: ({ inputs: [x], shapes: [input], output, parameters }) =>
    integerSumMoments(x, input, output, parameters),
  foreign: () => ({ mean: 0, variance: 1 }),
};

/** @param share  of the filter's taps that lie in the image; the others read zeros */
function filterSums(x: Moments, bias: boolean, share = 1): Moments {
  return { mean: 0, variance: share * meanSquare(x) + (bias ? rangeSquare(BIAS) : 0) };
}

/** Values that a norm has given mean 0 and variance 1, then a scale and a shift, by the op that reads them. */
function normMoments(next?: OpName): Moments {
  const { scale, shift } = batchNormRanges(next);
  return { mean: shift.middle, variance: rangeSquare(scale) + rangeSquare(shift) - shift.middle ** 2 };
}

function sumOf(a: Moments, b: Moments): Moments {
  return { mean: a.mean + b.mean, variance: a.variance + b.variance };
}

function productOf(a: Moments, b: Moments): Moments {
  return momentsOf(a.mean * b.mean, meanSquare(a) * meanSquare(b));
}

function activationRules(): Record<Activation, Rule<Record<string, never>>> {
  const all = activations.map(op => {
    const rule: Rule<Record<string, never>> = ({ inputs: [x] }) => functionMoments(op, x, {});
    return [op, rule] as const;
  });
  return Object.fromEntries(all) as Record<Activation, Rule<Record<string, never>>>;
}

/** Integers of a quantisation that is wide enough for the values. */
function quantizedMoments(x: Moments, { scale, zeroPoint }: Quantization): Moments {
  const factor = 1 / meanOf(scale);
  return { mean: x.mean * factor + meanOf(zeroPoint), variance: x.variance * factor ** 2 };
}

/** Sums of integers, of which the weights lie evenly around their zero point. */
function integerSumMoments(
  x: Moments,
  input: Shape,
  output: Shape,
  parameters: OpParameters['integerConv'],
): Moments {
  const taps = (input[1] / parameters.groups) * tapsOf(parameters.kernel);
  const centred = { mean: x.mean - parameters.input.zeroPoint[0], variance: x.variance };
  const share = insideShare(input, output, parameters);
  return { mean: 0, variance: share * taps * rangeSquare(INTEGER_WEIGHT) * meanSquare(centred) };
}

function tapsOf([R, S]: Window): number {
  return R * S;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
