import type { Layer, OpParameters } from '../op.js';
import { copyPadded, paddedElements } from '../padded-image.js';
import { paddingOfSides, windowAxes } from '../window.js';

/**
 * The input of a convolution as the right matrix of a product: one row for each tap (c, i, j) of a group, one
 * column for each output pixel.
 *
 *   columns[(c, i, j), (y, q)] = x[c, y·s − p + i·d, q·s − p + j·d] = image[origins[y·Q + q] + taps[c·R·S + i·S + j]]
 *
 * With padding, `image` is a copy of the input with zeros around it, so every tap of every pixel lies inside.
 */
export interface ImageColumns {
  /** Offset of each output pixel's window from the first channel of the group. */
  readonly origins: Int32Array;
  /** Offset of each tap from the beginning of its window. */
  readonly taps: Int32Array;
  /** Distance between the first channels of two groups. */
  readonly groupStride: number;
  /** Memory of the index lists. */
  readonly constantBytes: number;
  /** Image n, padded where need be, and the place of its first element. */
  load(x: Float32Array, n: number): { image: Float32Array; first: number };
}

/** Elements of the copy of an input that `imageColumns` needs; 0 without padding. */
export function imageElements({ inputs, parameters: { padding } }: Layer<OpParameters['conv2d']>): number {
  const [[, C, H, W]] = inputs;
  const isPadded = paddingOfSides(padding).some(zeros => zeros > 0);
  return isPadded ? paddedElements(C, H, W, padding) : 0;
}

/**
 * Prepares the index lists of a layer.
 *
 * @param padded  `imageElements` values, overwritten by each `load`
 */
export function imageColumns(
  { inputs, output, parameters }: Layer<OpParameters['conv2d']>,
  padded: Float32Array,
): ImageColumns {
  const { groups } = parameters;
  const sides = paddingOfSides(parameters.padding);
  const isPadded = sides.some(zeros => zeros > 0);
  const [[, C, H, W]] = inputs;
  const [, , P, Q] = output;
  const [rows, columns] = windowAxes(parameters);
  const height = rows.before + H + rows.after;
  const width = columns.before + W + columns.after;
  const origins = new Int32Array(P * Q);
  for (let y = 0, o = 0; y < P; y++) {
    for (let q = 0; q < Q; q++) origins[o++] = y * rows.stride * width + q * columns.stride;
  }
  const taps = new Int32Array((C / groups) * rows.taps * columns.taps);
  for (let c = 0, t = 0; c < C / groups; c++) {
    for (let i = 0; i < rows.taps; i++) {
      for (let j = 0; j < columns.taps; j++) {
        taps[t++] = (c * height + i * rows.dilation) * width + j * columns.dilation;
      }
    }
  }
  return {
    origins,
    taps,
    groupStride: (C / groups) * height * width,
    constantBytes: origins.byteLength + taps.byteLength,
    load(x, n) {
      if (!isPadded) return { image: x, first: n * C * H * W };
      copyPadded(padded, x, n * C * H * W, C, H, W, sides);
      return { image: padded, first: 0 };
    },
  };
}
