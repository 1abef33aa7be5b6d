import type { Scratch } from '../../tensors/scratch.js';
import { type ScratchArrays, scratchArrays } from '../../tensors/scratch.js';
import { checkLayer } from '../check.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import { imageColumns, imageElements } from './image-columns.js';
import * as shape from './shape.js';

/** The padded copy of one image, and the columns of one group. */
export function im2colScratch(layer: Layer<OpParameters['conv2d']>): ScratchArrays<Float32Array> {
  const [, groupChannels, R, S] = layer.weights[0].shape;
  const [, , P, Q] = layer.output;
  return scratchArrays(Float32Array, imageElements(layer), groupChannels * R * S * P * Q);
}

/**
 * 2-D convolution as a matrix product: im2col, then row by row.
 *
 *   out[k, (y,q)] = b[k] + Σ_t w[k, t] · columns[t, (y,q)]   for the taps t = (c, i, j) of a group
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·K·P·Q·(C/G)·R·S, and a matrix of (C/G)·R·S × P·Q values in memory
 * @changes the windows are laid out as the columns of a matrix first
 * @expect  one long inner loop without borders, in the order of memory; it costs R·S copies of the input
 * @source  Chellapilla et al. 2006, High Performance Convolutional Neural Networks for Document Processing
 */
export function bindIm2col(layer: Layer<OpParameters['conv2d']>, scratch?: Scratch): BoundKernel {
  checkLayer('conv2d', shape, layer);
  const { groups } = layer.parameters;
  const [w, bias] = layer.weights;
  const [N, K, P, Q] = layer.output;
  const [padded, columns] = im2colScratch(layer).in(scratch);
  const input = imageColumns(layer, padded);
  const { origins, taps } = input;
  const pixels = P * Q;
  return {
    constantBytes: input.constantBytes,
    run({ data: to }, [x]) {
      for (let n = 0; n < N; n++) {
        const { image, first } = input.load(x.data, n);
        for (let g = 0; g < groups; g++) {
          fillColumns(columns, image, first + g * input.groupStride, origins, taps);
          for (let k = (g * K) / groups; k < ((g + 1) * K) / groups; k++) {
            const o = (n * K + k) * pixels;
            to.fill(bias?.data[k] ?? 0, o, o + pixels);
            for (let t = 0; t < taps.length; t++) {
              const factor = w.data[k * taps.length + t];
              const row = t * pixels;
              for (let p = 0; p < pixels; p++) to[o + p] += factor * columns[row + p];
            }
          }
        }
      }
    },
  };
}

function fillColumns(
  columns: Float32Array,
  image: Float32Array,
  first: number,
  origins: Int32Array,
  taps: Int32Array,
): void {
  let q = 0;
  for (let t = 0; t < taps.length; t++) {
    const from = first + taps[t];
    for (let p = 0; p < origins.length; p++) columns[q++] = image[from + origins[p]];
  }
}
