import { type ImageColumns, imageColumns, imageElements } from '../../../src/kernels/conv2d/image-columns.js';
import type { BoundKernel, Layer, OpParameters, Version } from '../../../src/kernels/op.js';
import { type Scratch, type ScratchArrays, scratchArrays } from '../../../src/tensors/scratch.js';
import { elements, type Tensor, tensor } from '../../../src/tensors/tensor.js';

type Conv2d = OpParameters['conv2d'];
type Pointwise = OpParameters['pointwise'];

/**
 * A convolution as one im2col matrix and one ordinary product for each group, one after the other, as engines without a
 * kernel for groups have it.
 *
 *   out[k, (y,q)] = b[k] + Σ_t w[k, t] · columns[t, (y,q)]   for the taps t = 1 … T of a group
 *
 * T is (C/G)·R·S, rounded up to a multiple; the taps beyond are zeros and are multiplied like the others.
 *
 * @param pointwise  computes the products: the matrix is the image of a 1×1 convolution of T channels
 * @param multiple   of which T is: 8 where the engine pads channels to its vectors
 * @cost   macs = N·K·P·Q·T, and N·G·T·P·Q copies, one value at a time
 * @source opencv/opencv #14190, PaddlePaddle/Paddle-Lite #9318
 */
export function productPerGroup(pointwise: Version<Pointwise>, multiple = 1): Version<Conv2d> {
  return {
    name: 'product-per-group',
    changes: 'an im2col matrix and an ordinary product for each group',
    scratchBytes: layer => memoryOf(layer, pointwise, multiple).bytes,
    bind: (layer, scratch) => bindProducts(layer, pointwise, multiple, scratch),
  };
}

/** The same for depthwise convolutions, which are those of C groups. */
export function productPerChannel(
  pointwise: Version<Pointwise>,
  multiple = 1,
): Version<OpParameters['depthwise']> {
  const product = productPerGroup(pointwise, multiple);
  return {
    name: 'product-per-channel',
    changes: 'an im2col matrix and an ordinary product for each channel',
    scratchBytes: layer => product.scratchBytes!(asGrouped(layer)),
    bind: (layer, scratch) => product.bind(asGrouped(layer), scratch),
  };
}

function asGrouped(layer: Layer<OpParameters['depthwise']>): Layer<Conv2d> {
  const [[, C]] = layer.inputs;
  return { ...layer, parameters: { ...layer.parameters, filters: C, groups: C } };
}

function bindProducts(
  layer: Layer<Conv2d>,
  pointwise: Version<Pointwise>,
  multiple: number,
  scratch?: Scratch,
): BoundKernel {
  const [padded, columns, ownScratch] = memoryOf(layer, pointwise, multiple).in(scratch);
  const input = imageColumns(layer, padded);
  const products = productsOf(layer, multiple);
  const kernels = products.map(product => pointwise.bind(product, ownScratch));
  const [{ inputs, output }] = products;
  const matrix = tensor(inputs[0], columns);
  const [N, , , width] = layer.output;
  return {
    constantBytes: input.constantBytes + kernels.reduce((sum, kernel) => sum + kernel.constantBytes, 0),
    run(out, [x]) {
      for (let n = 0; n < N; n++) {
        const { image, first } = input.load(x.data, n);
        for (let g = 0; g < kernels.length; g++) {
          fillColumns(columns, image, first + g * input.groupStride, input, width);
          kernels[g].run(part(out, n * kernels.length + g, output), [matrix]);
        }
      }
    },
  };
}

/** The product of each group as a 1×1 convolution of its taps. */
function productsOf(layer: Layer<Conv2d>, multiple: number): readonly Layer<Pointwise>[] {
  const { groups, filters, bias, activation } = layer.parameters;
  const [, , P, Q] = layer.output;
  const taps = tapsOf(layer, multiple);
  const rows = filters / groups;
  return Array.from({ length: groups }, (_, g) => ({
    inputs: [[1, taps, P, Q]],
    output: [1, rows, P, Q],
    weights: [
      paddedRows(part(layer.weights[0], g, [rows, ...layer.weights[0].shape.slice(1)]), taps),
      ...layer.weights.slice(1).map(b => part(b, g, [rows])),
    ],
    parameters: { filters: rows, bias, accumulate: false, ...(activation && { activation }) },
  }));
}

/** Weights [rows, …] as [rows, taps, 1, 1], zeros behind each row. */
function paddedRows(w: Tensor, taps: number): Tensor {
  const [rows] = w.shape;
  const length = elements(w.shape) / rows;
  const padded = tensor([rows, taps, 1, 1]);
  for (let k = 0; k < rows; k++) padded.data.set(w.data.subarray(k * length, (k + 1) * length), k * taps);
  return padded;
}

/** T. */
function tapsOf({ weights: [w] }: Layer<Conv2d>, multiple: number): number {
  return Math.ceil(elements(w.shape) / w.shape[0] / multiple) * multiple;
}

/** The padded copy of one image, the matrix of one group, and the scratch of one product. */
function memoryOf(
  layer: Layer<Conv2d>,
  pointwise: Version<Pointwise>,
  multiple: number,
): ScratchArrays<Float32Array> {
  const [, , P, Q] = layer.output;
  const [product] = productsOf(layer, multiple);
  const bytes = pointwise.scratchBytes?.(product) ?? 0;
  const matrix = tapsOf(layer, multiple) * P * Q;
  return scratchArrays(Float32Array, imageElements(layer), matrix, bytes / Float32Array.BYTES_PER_ELEMENT);
}

/** The windows of a group, a row of the output at a time: neighbours in it are neighbours in the image, or a stride apart. */
function fillColumns(
  columns: Float32Array,
  image: Float32Array,
  first: number,
  { origins, taps }: ImageColumns,
  width: number,
): void {
  const step = width > 1 ? origins[1] - origins[0] : 1;
  let to = 0;
  for (let t = 0; t < taps.length; t++) {
    for (let p = 0; p < origins.length; p += width) {
      let from = first + taps[t] + origins[p];
      for (const end = to + width; to < end; from += step) columns[to++] = image[from];
    }
  }
  columns.fill(0, to);
}

/** One of the equal parts of a tensor, as a view; the part at `place` has this shape. */
function part(t: Tensor, place: number, shape: readonly number[]): Tensor {
  const length = elements(shape);
  return { shape, data: t.data.subarray(place * length, (place + 1) * length) };
}
