import type { Scratch } from '../tensors/scratch.js';
import type { Shape, Tensor } from '../tensors/tensor.js';
import type { BinaryFunctionName } from './binary/functions.js';
import type { ReductionName } from './reduce/functions.js';
import type { UnaryFunctionName } from './unary/functions.js';

/** Rows and columns of a window, [R, S]. */
export type Window = readonly [rows: number, columns: number];

/** One number for rows and columns, or one for each. */
export type PerAxis = number | readonly [rows: number, columns: number];

/** Zeros around an image: one number for every side, one above and below and one left and right, or one for each side. */
export type Padding = PerAxis | readonly [top: number, left: number, bottom: number, right: number];

/** Every activation, as an op of its own or fused into another. */
export const activations = ['relu', 'relu6', 'sigmoid', 'swish', 'hardSigmoid', 'hSwish'] as const;

/** An activation: out[i] = f(x[i]). */
export type Activation = (typeof activations)[number];

/** Parameter of the ops that an activation can be fused into: it is applied to their finished sums. */
export interface Activated {
  activation?: Activation;
}

/** `ceil` rounds the output size up, but no window begins past the image. `dilation` is 1 where it is left out. */
export interface Pool {
  kernel: Window;
  stride: PerAxis;
  padding: Padding;
  dilation?: PerAxis;
  ceil?: boolean;
}

/** Filters that slide over all channels of their group. */
export interface Convolution {
  filters: number;
  kernel: Window;
  stride: PerAxis;
  padding: Padding;
  dilation: PerAxis;
  groups: number;
  bias: boolean;
}

/** The integers of quantised values: int8 is −128 … 127, uint8 is 0 … 255. */
export const integerTypes = ['int8', 'uint8'] as const;

/** The integers of quantised values. */
export type IntegerType = (typeof integerTypes)[number];

/** Integers that stand for real numbers, real = scale · (integer − zeroPoint); one scale and zero, or one per channel. */
export interface Quantization {
  type: IntegerType;
  scale: readonly number[];
  zeroPoint: readonly number[];
}

/** What the values beyond the edge are: a number, the edge's, mirrored at the edge, or those of the other end. */
export const padModes = ['constant', 'edge', 'reflect', 'wrap'] as const;

/** How pixels between those of an image are found. */
export const resizeModes = ['nearest', 'linear', 'cubic'] as const;

/** How ONNX maps the place of an output pixel to one of the input (`coordinate_transformation_mode`). */
export const coordinateModes = [
  'half_pixel',
  'half_pixel_symmetric',
  'pytorch_half_pixel',
  'align_corners',
  'asymmetric',
  'tf_half_pixel_for_nn',
] as const;

/** How ONNX rounds a place to that of the nearest pixel (`nearest_mode`). */
export const nearestModes = ['round_prefer_floor', 'round_prefer_ceil', 'floor', 'ceil'] as const;

/** How ONNX divides channels into the pixels of a block: depth, column, row or column, row, depth (`mode`). */
export const depthOrders = ['DCR', 'CRD'] as const;

/** Parameters of every op: all that defines a layer besides its shapes and weights. */
export interface OpParameters {
  matmul: Record<string, never>;
  conv2d: Activated & Convolution;
  depthwise: Activated & {
    kernel: Window;
    stride: PerAxis;
    padding: Padding;
    dilation: PerAxis;
    bias: boolean;
  };
  /** `accumulate` adds to a second input, the partial sum, in place: out = partial + w·x. */
  pointwise: Activated & { filters: number; bias: boolean; accumulate: boolean };
  /** `perGroup` runs one pointwise convolution per group instead of one fused kernel. */
  groupedPointwise: Activated & { filters: number; groups: number; bias: boolean; perGroup: boolean };
  dense: Activated & { units: number; bias: boolean };
  maxPool: Pool;
  /** `countPadding` counts zeros of the padding as pixels, as PyTorch does by default: the divisor is R·S. */
  avgPool: Pool & { countPadding?: boolean };
  globalPool: Record<string, never>;
  batchNorm: { epsilon: number };
  relu: Record<string, never>;
  relu6: Record<string, never>;
  sigmoid: Record<string, never>;
  swish: Record<string, never>;
  hardSigmoid: Record<string, never>;
  hSwish: Record<string, never>;
  /** Slopes where x is negative: one per channel, weights [C], or of another shape that is broadcast to that of x. */
  prelu: { slopes?: Shape };
  /** Over the last axis, or another one; `log` gives the logarithm of it. */
  softmax: { axis?: number; log?: boolean };
  add: Activated;
  /** a · b, where b has the shape of a, or is broadcast from [N, C, 1, 1] or [N, 1, H, W]. */
  multiply: Record<string, never>;
  /** A tensor that is part of the network: no inputs, and its values are its weights. */
  constant: { shape: Shape };
  /** A function of one number; `unary/functions.ts` says which take alpha and beta, and their defaults. */
  unary: { function: UnaryFunctionName; alpha?: number; beta?: number };
  /** A function of two numbers, whose inputs are broadcast to one shape. */
  binary: { function: BinaryFunctionName };
  /** `keep` leaves the axes with a length of 1. */
  reduce: { function: ReductionName; axes: readonly number[]; keep: boolean };
  /** The place of the first of several largest values, or with `last` of the last one. */
  argMax: { axis: number; keep: boolean; last?: boolean };
  globalMaxPool: Record<string, never>;
  /** Local response normalisation over `size` channels. */
  lrn: { size: number; alpha: number; beta: number; bias: number };
  instanceNorm: { epsilon: number };
  /** Over all axes from this one on. */
  layerNorm: { axis: number; epsilon: number; bias: boolean };
  /** Products of many matrices; the axes before the last two are broadcast. */
  batchedMatmul: Record<string, never>;
  /** Along the channels where no axis is given. */
  concat: { axis?: number };
  /** Channels `from` … `to` − 1. */
  channelSlice: { from: number; to: number };
  channelShuffle: { groups: number };
  /** Nearest neighbour, to this size. */
  upsample: { size: readonly [rows: number, columns: number] };
  /** The same values in the same order, in another shape. */
  reshape: { shape: Shape };
  /** Axis i of the output is axis order[i] of the input. */
  transpose: { order: readonly number[] };
  /** Places start, start + step, … before `end` of every axis; with a negative step, `end` may be −1. */
  slice: { starts: readonly number[]; ends: readonly number[]; steps: readonly number[] };
  /** So many values before and after each axis; `value` in the mode `constant`. */
  pad: {
    before: readonly number[];
    after: readonly number[];
    mode: (typeof padModes)[number];
    value: number;
  };
  /** Repeats axes of length 1, and adds axes in front, up to this shape. */
  expand: { shape: Shape };
  /** The whole input so many times along each axis. */
  tile: { repeats: readonly number[] };
  /** The places `indices` of an axis, which is replaced by the axes of `shape`: [indices.length] where it is absent. */
  gather: { axis: number; indices: readonly number[]; shape?: Shape };
  /**
   * An image in another size, as ONNX's Resize does it. `nearest` is how the mode `nearest` rounds, round_prefer_floor
   * where it is absent; `cubicA` (−0.75 where it is absent) and `excludeOutside` belong to the mode `cubic`. `scale`
   * maps places where it is not size / input size.
   */
  resize: {
    size: readonly [rows: number, columns: number];
    mode: (typeof resizeModes)[number];
    coordinates: (typeof coordinateModes)[number];
    nearest?: (typeof nearestModes)[number];
    cubicA?: number;
    excludeOutside?: boolean;
    scale?: readonly [rows: number, columns: number];
  };
  /** Channels become blocks of pixels, block × block. */
  depthToSpace: { block: number; order: (typeof depthOrders)[number] };
  /** Blocks of pixels become channels, in ONNX's only order: row, column, depth. */
  spaceToDepth: { block: number };
  /** The transposed convolution, weights [C, K/G, R, S]. */
  convTranspose: Convolution & { outputPadding: PerAxis };
  /** Real numbers to integers; per place of `axis` where it is given. */
  quantize: Quantization & { axis?: number };
  /** Integers to real numbers; per place of `axis` where it is given. */
  dequantize: Quantization & { axis?: number };
  /** A convolution of integers to integers, ONNX's QLinearConv: weights [K, C/G, R, S], integers, and bias [K]. */
  quantizedConv: Convolution & { input: Quantization; weights: Quantization; output: Quantization };
  /** Sums of products of integers, ONNX's ConvInteger: one zero point, or for the weights one per filter. */
  integerConv: Omit<Convolution, 'bias'> & {
    input: Omit<Quantization, 'scale'>;
    weights: Omit<Quantization, 'scale'>;
  };
  /** A layer of a file of which only the type and the output shape are known: drawn, never run. */
  foreign: { type: string; shape: Shape };
}

/** The ops of which graphs are made. */
export type OpName = keyof OpParameters;

/** The ops that have kernels. */
export type RunnableOp = Exclude<OpName, 'foreign'>;

/** One layer: an op's shapes, weights and parameters. */
export interface Layer<P> {
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  readonly weights: readonly Tensor[];
  readonly parameters: P;
}

/** A layer that is ready to run: only the call of `run` is timed. */
export interface BoundKernel {
  /** Computes the layer: overwrites `out`. */
  run(out: Tensor, inputs: readonly Tensor[]): void;
  /** Memory of what `bind` made from weights and shapes, such as packed weights and index lists. */
  readonly constantBytes: number;
}

/** One implementation of an op. */
export interface Version<P> {
  /** Name of its file without the extension: `0-reference`, `1-loop-order`, … */
  readonly name: string;
  /** What differs from the version before, in one sentence. */
  readonly changes: string;
  /**
   * Temporary memory of a run (an im2col matrix, a panel), bytes; 0 where the method is missing. It keeps nothing from
   * one run to the next, so kernels that do not run at the same time can share it.
   */
  scratchBytes?(layer: Layer<P>): number;
  /**
   * Does what is done once per layer, such as packing weights.
   *
   * @param scratch  at least `scratchBytes` bytes with any content; without it the kernel has scratch of its own
   * @throws {ShapeError} where two shapes of the layer disagree
   * @throws {RangeError} where the scratch is too small
   */
  bind(layer: Layer<P>, scratch?: Scratch): BoundKernel;
}

/** An op: its shape rules and its versions, the reference first. */
export interface Op<K extends OpName> {
  readonly name: K;
  /** @throws {ShapeError} where inputs and parameters do not fit */
  outputShape(inputs: readonly Shape[], parameters: OpParameters[K]): Shape;
  /** Shapes of the weights, in the order in which a layer holds them; [] if the op has none. */
  weightShapes(inputs: readonly Shape[], parameters: OpParameters[K]): readonly Shape[];
  readonly versions: readonly Version<OpParameters[K]>[];
}
