import { checkLayer } from '../check.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import { shownPlaces } from './places.js';
import * as shape from './shape.js';

/**
 * Nearest neighbour with a list of columns, row by row.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes the columns are listed once, in `bind`, and an output row that repeats the one above is copied from it
 * @expect  no division per pixel; when the size doubles, half of the rows are block copies
 */
export function bindRowCopies(layer: Layer<OpParameters['upsample']>): BoundKernel {
  checkLayer('upsample', shape, layer);
  const [[, , H, W]] = layer.inputs;
  const [N, C, P, Q] = layer.output;
  const columns = shownPlaces(W, Q);
  return {
    constantBytes: columns.byteLength,
    run({ data: to }, [{ data: from }]) {
      let o = 0;
      for (let plane = 0; plane < N * C; plane++) {
        let shown = -1;
        for (let y = 0; y < P; y++, o += Q) {
          const row = (plane * H + Math.floor((y * H) / P)) * W;
          if (row === shown) to.copyWithin(o, o - Q, o);
          else for (let q = 0; q < Q; q++) to[o + q] = from[row + columns[q]];
          shown = row;
        }
      }
    },
  };
}
