import type { Scratch } from '../../tensors/scratch.js';
import { type ScratchArrays, scratchArrays } from '../../tensors/scratch.js';
import { checkLayer } from '../check.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import { copyPadded, paddedElements } from '../padded-image.js';
import { paddingOfSides, type WindowAxis, windowAxes } from '../window.js';
import { bindRowTaps, rowTapsScratch } from './1-row-taps.js';
import * as shape from './shape.js';

/** One padded channel, in double precision; for other windows the scratch of row taps. */
export function nineTapsScratch(layer: Layer<OpParameters['depthwise']>): ScratchArrays<Float64Array> {
  if (!isNineTaps(layer)) return rowTapsScratch(layer);
  const [[, , H, W]] = layer.inputs;
  return scratchArrays(Float64Array, paddedElements(1, H, W, layer.parameters.padding));
}

/**
 * Depthwise convolution with the nine taps of a 3×3 window unrolled; other windows go row by row.
 *
 *   out[n,c,y,q] = b[c] + x[…]·w₀ + x[…]·w₁ + … + x[…]·w₈
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·C·P·Q·R·S, and N·C·H·W copies
 * @changes the sum of a 3×3 window is computed at once, in a local variable
 * @expect  a third of the loads and stores of sums, and one loop instead of three: the gain is largest on small images
 */
export function bindNineTaps(layer: Layer<OpParameters['depthwise']>, scratch?: Scratch): BoundKernel {
  if (!isNineTaps(layer)) return bindRowTaps(layer, scratch);
  checkLayer('depthwise', shape, layer);
  const sides = paddingOfSides(layer.parameters.padding);
  const [rows, columns] = windowAxes(layer.parameters);
  const [w, bias] = layer.weights;
  const [[N, C, H, W]] = layer.inputs;
  const [, , P, Q] = layer.output;
  const width = columns.before + W + columns.after;
  const [image] = nineTapsScratch(layer).in(scratch);
  return {
    constantBytes: 0,
    run(out, [x]) {
      for (let plane = 0; plane < N * C; plane++) {
        const c = plane % C;
        copyPadded(image, x.data, plane * H * W, 1, H, W, sides);
        filterPlane(out.data, plane, P, Q, image, width, rows, columns, w.data, c, bias?.data[c] ?? 0);
      }
    },
  };
}

function isNineTaps({ parameters: { kernel } }: Layer<OpParameters['depthwise']>): boolean {
  return kernel[0] === 3 && kernel[1] === 3;
}

function filterPlane(
  out: Float32Array,
  plane: number,
  P: number,
  Q: number,
  image: Float64Array,
  width: number,
  rows: WindowAxis,
  columns: WindowAxis,
  w: Float32Array,
  c: number,
  bias: number,
): void {
  const { stride, dilation } = columns;
  const [w0, w1, w2, w3, w4, w5, w6, w7, w8] = w.subarray(9 * c, 9 * c + 9);
  let o = plane * P * Q;
  for (let y = 0; y < P; y++) {
    let i = y * rows.stride * width;
    let j = i + rows.dilation * width;
    let k = j + rows.dilation * width;
    for (let q = 0; q < Q; q++) {
      out[o] =
        bias +
        (image[i] * w0 + image[i + dilation] * w1 + image[i + 2 * dilation] * w2) +
        (image[j] * w3 + image[j + dilation] * w4 + image[j + 2 * dilation] * w5) +
        (image[k] * w6 + image[k + dilation] * w7 + image[k + 2 * dilation] * w8);
      o += 1;
      i += stride;
      j += stride;
      k += stride;
    }
  }
}
