import type { Scratch } from '../../tensors/scratch.js';
import { type ScratchArrays, scratchArrays } from '../../tensors/scratch.js';
import { checkLayer } from '../check.js';
import { multiplyPanel, packedBytes, packWeights, panelWidth, TILE_COLUMNS } from '../matmul/panels.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import { imageColumns, imageElements } from './image-columns.js';
import * as shape from './shape.js';

/** The padded copy of one image, and the windows of four output pixels. */
export function registerTileScratch(layer: Layer<OpParameters['conv2d']>): ScratchArrays<Float32Array> {
  const [, groupChannels, R, S] = layer.weights[0].shape;
  return scratchArrays(Float32Array, imageElements(layer), groupChannels * R * S * TILE_COLUMNS);
}

/**
 * 2-D convolution in tiles of 4 filters × 4 output pixels.
 *
 * The weights are packed once, in `bind`. In `run` the windows of four output pixels are laid out at a time and
 * multiplied with all filters of the group. Left-over filters of a group run through 1×4 tiles and left-over pixels
 * through 4×1 tiles, both slower per multiply-accumulate: time over K/G is a staircase of period 4 (TILE_ROWS). C, R
 * and S are not tiled.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·K·P·Q·(C/G)·R·S, and N·P·Q·C·R·S copies
 * @changes sixteen sums at a time, each in a local variable, and four columns of the im2col matrix instead of all
 * @expect  8 loads and no store for 16 multiply-accumulates; the columns in use stay in the L1 cache
 */
export function bindRegisterTile(layer: Layer<OpParameters['conv2d']>, scratch?: Scratch): BoundKernel {
  checkLayer('conv2d', shape, layer);
  const [w, bias] = layer.weights;
  const [N, K, P, Q] = layer.output;
  const { groups } = layer.parameters;
  const weights = packWeights(w, bias, groups);
  const [padded, panel] = registerTileScratch(layer).in(scratch);
  const input = imageColumns(layer, padded);
  const { origins, taps } = input;
  const pixels = P * Q;
  return {
    constantBytes: packedBytes(weights) + input.constantBytes,
    run(out, [x]) {
      for (let n = 0; n < N; n++) {
        const { image, first } = input.load(x.data, n);
        for (let g = 0; g < groups; g++) {
          const from = first + g * input.groupStride;
          const to = (n * K + (g * K) / groups) * pixels;
          for (let p = 0, width = 0; p < pixels; p += width) {
            width = panelWidth(p, pixels);
            if (width === TILE_COLUMNS) fillFour(panel, image, from, origins, p, taps);
            else fillOne(panel, image, from + origins[p], taps);
            multiplyPanel(out.data, to + p, pixels, 1, false, weights[g], panel, width);
          }
        }
      }
    },
  };
}

/** The windows of output pixels p … p + 3, interleaved. */
function fillFour(
  panel: Float32Array,
  image: Float32Array,
  first: number,
  origins: Int32Array,
  p: number,
  taps: Int32Array,
): void {
  const p0 = first + origins[p];
  const p1 = first + origins[p + 1];
  const p2 = first + origins[p + 2];
  const p3 = first + origins[p + 3];
  for (let t = 0; t < taps.length; t++) {
    const tap = taps[t];
    panel[4 * t] = image[p0 + tap];
    panel[4 * t + 1] = image[p1 + tap];
    panel[4 * t + 2] = image[p2 + tap];
    panel[4 * t + 3] = image[p3 + tap];
  }
}

/** The window of one output pixel. */
function fillOne(panel: Float32Array, image: Float32Array, origin: number, taps: Int32Array): void {
  for (let t = 0; t < taps.length; t++) panel[t] = image[origin + taps[t]];
}
