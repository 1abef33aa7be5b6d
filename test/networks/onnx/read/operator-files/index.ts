import fc from 'fast-check';
import type { ModelSpec } from '../model-file.js';
import { arithmetic, dropped } from './arithmetic.js';
import { backwards, concat, slice, split } from './cuts.js';
import { binary, clip, functions, prelu, softmax, variadic } from './element-wise.js';
import { gates } from './gates.js';
import { normalization } from './normalisations.js';
import { gather, merged, pad, repetition, reshape, shuffle, transpose } from './order-and-shape.js';
import { image, plain } from './parts.js';
import { biased, gemm, product, productOfTwo } from './products.js';
import { integerConvolution, quantisation } from './quantisation.js';
import { argMax, reduction } from './reductions.js';
import { blocks, resize, upsample } from './resizing.js';
import { convolution, pool, signals, transposedConvolution } from './windows.js';

/** Random files of each operator or family, of every opset in which its form differs. */
export const operatorFiles: Readonly<Record<string, fc.Arbitrary<ModelSpec>>> = {
  Conv: convolution,
  'Conv of signals': signals,
  ConvTranspose: transposedConvolution,
  MaxPool: pool('MaxPool'),
  AveragePool: pool('AveragePool'),
  'global pools': plain(
    ['GlobalAveragePool', 'GlobalMaxPool'],
    [7, 13],
    fc.oneof(
      image,
      image.map(shape => shape.slice(0, 3)),
    ),
  ),
  Gemm: gemm,
  MatMul: product,
  'MatMul of two inputs': productOfTwo,
  'a bias in a node of its own': biased,
  normalisations: normalization,
  'functions of one number': functions,
  Clip: clip,
  PRelu: prelu,
  Softmax: softmax,
  'functions of two numbers': binary,
  'functions of several inputs': variadic,
  reductions: reduction,
  ArgMax: argMax,
  Concat: concat,
  Split: split,
  Slice: slice,
  'Slice backwards': backwards,
  Transpose: transpose,
  'channel shuffle': shuffle,
  'Reshape, Flatten, Squeeze and Unsqueeze': reshape,
  Gather: gather,
  'Expand and Tile': repetition,
  Pad: pad,
  'Pad before a window': merged,
  Resize: resize,
  Upsample: upsample,
  'DepthToSpace and SpaceToDepth': blocks,
  'QuantizeLinear and DequantizeLinear': quantisation,
  'QLinearConv and ConvInteger': integerConvolution,
  'swish, h-swish, Mish, GELU and bounds': gates,
  'shape arithmetic': arithmetic,
  'Dropout and Identity': dropped,
};
