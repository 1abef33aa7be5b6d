import { type Scratch, type ScratchArrays, scratchArrays } from '../../tensors/scratch.js';
import { aroundAxis } from '../axes.js';
import { checkLayer } from '../check.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import * as shape from './shape.js';

/** The largest values so far. */
export function rowByRowScratch(layer: Layer<OpParameters['argMax']>): ScratchArrays<Float32Array> {
  return scratchArrays(Float32Array, aroundAxis(layer.inputs[0], layer.parameters.axis).inner);
}

/**
 * Place of the largest value along an axis, in the order of the memory.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @throws {RangeError} where the scratch is too small
 * @changes the largest values so far are kept for all places behind the axis, so that x is read in one pass from its
 *          beginning to its end
 * @expect  no jumps in memory: along the channels, neighbours are a whole map apart
 */
export function bindArgMaxRowByRow(layer: Layer<OpParameters['argMax']>, scratch?: Scratch): BoundKernel {
  checkLayer('argMax', shape, layer);
  const { axis, last = false } = layer.parameters;
  const { outer, length, inner } = aroundAxis(layer.inputs[0], axis);
  const [largest] = rowByRowScratch(layer).in(scratch);
  return {
    constantBytes: 0,
    run(out, [x]) {
      const from = x.data;
      const to = out.data;
      for (let o = 0; o < outer; o++) {
        const first = o * inner;
        let at = o * length * inner;
        for (let p = 0; p < inner; p++) {
          largest[p] = from[at++];
          to[first + p] = 0;
        }
        for (let i = 1; i < length; i++) {
          for (let p = 0; p < inner; p++) {
            const value = from[at++];
            if (value > largest[p] || (last && value === largest[p])) {
              largest[p] = value;
              to[first + p] = i;
            }
          }
        }
      }
    },
  };
}
