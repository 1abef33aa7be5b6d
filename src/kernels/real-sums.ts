import { type Scratch, type ScratchArrays, scratchArrays } from '../tensors/scratch.js';
import { elements, type Tensor, tensor } from '../tensors/tensor.js';
import type { IntegerWindow } from './integer-sums.js';
import type { BoundKernel, Layer, OpParameters, Version } from './op.js';
import { at, integerRanges } from './quantization.js';

/** Convolutions of real numbers by which integers are convolved. */
export interface RealConvolutions {
  /** Sums of products only: Winograd's algorithm multiplies fractions. */
  readonly conv2d: Version<OpParameters['conv2d']>;
  readonly depthwise: Version<OpParameters['depthwise']>;
}

/** A layer whose weights are integers w [K, C/G, R, S] and perhaps a bias [K]. */
export type IntegerLayer = Pick<Layer<unknown>, 'inputs' | 'output' | 'weights'> & {
  readonly parameters: IntegerWindow & { readonly filters: number };
};

/** Makes memory of so many bytes for a kernel that is given none; undefined for JavaScript memory. */
export type PlaceOf = (bytes: number) => Scratch | undefined;

/** Float32 holds every integer up to this one. */
const MOST_INTEGER = 2 ** 24;

/** The input is split into 16 · (upper part) + (lower part). */
const LOWER = 16;

/** Makes the exact sums of `integerSums`, plus the bias, each rounded to float32 once. */
export interface BoundSums {
  run(out: Tensor, x: Tensor): void;
  readonly constantBytes: number;
  /** To be held as long as the sums are made. */
  readonly scratch: Scratch | undefined;
}

/**
 * How often the input has to be convolved so that no sum leaves the integers that float32 holds: once, or once for the
 * upper and once for the lower half of its bits; 0 where that is too large, too.
 */
function passesOf({ weights: [w, bias], parameters }: IntegerLayer): 0 | 1 | 2 {
  const [least, most] = integerRanges[parameters.input.type];
  const zero = parameters.input.zeroPoint[0];
  const range = Math.max(most - zero, zero - least);
  const [K] = w.shape;
  // Read once: where only the size of the scratch is asked for, weights are made for each reading.
  const { data } = w;
  const biases = bias?.data;
  const size = data.length / K;
  let largest = 0;
  let largestBias = 0;
  for (let k = 0; k < K; k++) {
    const weightZero = at(parameters.weights.zeroPoint, k);
    let sum = 0;
    for (let i = k * size; i < (k + 1) * size; i++) sum += Math.abs(data[i] - weightZero);
    largest = Math.max(largest, sum);
    largestBias = Math.max(largestBias, Math.abs(biases?.[k] ?? 0));
  }
  if (largest * range + largestBias < MOST_INTEGER) return 1;
  return largest * LOWER + largestBias < MOST_INTEGER ? 2 : 0;
}

/** The shifted input, the sums of its lower part, and the scratch of the convolution. */
function scratchOf(layer: IntegerLayer, passes: 1 | 2, by: RealConvolutions): ScratchArrays<Float32Array> {
  const bytes = convolution(layer, by).version.scratchBytes?.(realLayer(layer, layer.weights)) ?? 0;
  const sums = passes === 1 ? 0 : elements(layer.output);
  const values = bytes / Float32Array.BYTES_PER_ELEMENT;
  return scratchArrays(Float32Array, elements(layer.inputs[0]), sums, values);
}

/** Bytes of scratch that `bindRealSums` needs. */
export function realSumsBytes(layer: IntegerLayer, by: RealConvolutions): number {
  const passes = passesOf(layer);
  return passes === 0 ? 0 : scratchOf(layer, passes, by).bytes;
}

/**
 * Integers convolved as real numbers: exact, since no sum on the way leaves the integers that float32 holds.
 *
 *   x − x₀ = 16 · upper + lower,   sums = 16 · conv(upper) + (conv(lower) + bias)
 *
 * One convolution is enough where the weights are small or few.
 *
 * @returns undefined where two are not enough either
 */
export function bindRealSums(
  layer: IntegerLayer,
  by: RealConvolutions,
  scratch: Scratch | undefined,
): BoundSums | undefined {
  const passes = passesOf(layer);
  if (passes === 0) return undefined;
  const { inputs, output, parameters } = layer;
  const [w, bias] = layer.weights;
  const [image, lowerSums, rest] = scratchOf(layer, passes, by).in(scratch);
  const centred = tensor(w.shape, new Float32Array(w.data.length));
  const size = w.data.length / w.shape[0];
  w.data.forEach((value, i) => {
    centred.data[i] = value - at(parameters.weights.zeroPoint, Math.floor(i / size));
  });
  const start = tensor([parameters.filters], bias ? bias.data.slice() : undefined);
  const kernel = convolution(layer, by).bind([centred, start], rest);
  const upper =
    passes === 1 ? undefined : convolution(layer, by).bind([centred, tensor([parameters.filters])], rest);
  const shifted = tensor(inputs[0], image);
  const zero = parameters.input.zeroPoint[0];
  return {
    scratch,
    constantBytes: kernel.constantBytes + (upper?.constantBytes ?? 0),
    run(out, x) {
      if (!upper) {
        for (let i = 0; i < image.length; i++) image[i] = x.data[i] - zero;
        kernel.run(out, [shifted]);
        return;
      }
      for (let i = 0; i < image.length; i++) image[i] = Math.floor((x.data[i] - zero) / LOWER);
      upper.run(out, [shifted]);
      for (let i = 0; i < image.length; i++) image[i] = x.data[i] - zero - LOWER * image[i];
      kernel.run(tensor(output, lowerSums), [shifted]);
      for (let i = 0; i < lowerSums.length; i++) out.data[i] = LOWER * out.data[i] + lowerSums[i];
    },
  };
}

/** The convolution of a layer: depthwise where every channel has one filter. */
function convolution(layer: IntegerLayer, { conv2d, depthwise }: RealConvolutions) {
  const C = layer.inputs[0][1];
  const { groups, filters } = layer.parameters;
  const version = groups === C && filters === C ? depthwise : conv2d;
  return {
    version: version as Version<OpParameters['conv2d']>,
    bind: (weights: readonly Tensor[], scratch: Scratch): BoundKernel =>
      (version as Version<OpParameters['conv2d']>).bind(realLayer(layer, weights), scratch),
  };
}

function realLayer(layer: IntegerLayer, weights: readonly Tensor[]): Layer<OpParameters['conv2d']> {
  const { kernel, stride, padding, dilation, filters, groups } = layer.parameters;
  const parameters = { kernel, stride, padding, dilation, filters, groups, bias: true };
  return { inputs: layer.inputs, output: layer.output, weights, parameters };
}
