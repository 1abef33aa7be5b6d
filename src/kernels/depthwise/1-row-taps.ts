import type { Scratch } from '../../tensors/scratch.js';
import { type ScratchArrays, scratchArrays } from '../../tensors/scratch.js';
import { checkLayer } from '../check.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import { copyPadded, paddedElements } from '../padded-image.js';
import { paddingOfSides, windowAxes } from '../window.js';
import { addRowOf } from './row-taps.js';
import * as shape from './shape.js';

/** One padded channel and one row of sums, in double precision. */
export function rowTapsScratch(layer: Layer<OpParameters['depthwise']>): ScratchArrays<Float64Array> {
  const [[, , H, W]] = layer.inputs;
  const [, , , Q] = layer.output;
  return scratchArrays(Float64Array, paddedElements(1, H, W, layer.parameters.padding), Q);
}

/**
 * Depthwise convolution, one row of taps for a whole output row at a time.
 *
 *   sums[q] = b[c] + Σ_i (Σ_j x[c, y·s − p + i·d, q·s − p + j·d] · w[c,0,i,j])
 *
 * One channel at a time is copied into a buffer with zeros around it, in double precision, in which JavaScript
 * computes: a value is converted once instead of once for each of its R·S taps.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·C·P·Q·R·S, and N·C·H·W copies
 * @changes no border in the inner loop; the taps of a row, where they are 3 or 5, are unrolled into local variables
 * @expect  neighbouring sums are independent, and no tap is tested for lying inside the image
 */
export function bindRowTaps(layer: Layer<OpParameters['depthwise']>, scratch?: Scratch): BoundKernel {
  checkLayer('depthwise', shape, layer);
  const sides = paddingOfSides(layer.parameters.padding);
  const [rows, { stride, dilation, before, after }] = windowAxes(layer.parameters);
  const [w, bias] = layer.weights;
  const [[N, C, H, W]] = layer.inputs;
  const [, , P, Q] = layer.output;
  const [, , R, S] = w.shape;
  const width = before + W + after;
  const [rowStep, tapStep] = [rows.stride * width, rows.dilation * width];
  const [image, sums] = rowTapsScratch(layer).in(scratch);
  const addRow = addRowOf(S);
  return {
    constantBytes: 0,
    run({ data: to }, [x]) {
      for (let plane = 0; plane < N * C; plane++) {
        const c = plane % C;
        copyPadded(image, x.data, plane * H * W, 1, H, W, sides);
        for (let y = 0; y < P; y++) {
          sums.fill(bias?.data[c] ?? 0);
          for (let i = 0; i < R; i++) {
            const row = y * rowStep + i * tapStep;
            addRow(sums, image, row, stride, dilation, w.data, (c * R + i) * S);
          }
          const o = (plane * P + y) * Q;
          for (let q = 0; q < Q; q++) to[o + q] = sums[q];
        }
      }
    },
  };
}
