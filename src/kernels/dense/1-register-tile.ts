import type { Scratch } from '../../tensors/scratch.js';
import { type ScratchArrays, scratchArrays } from '../../tensors/scratch.js';
import { checkLayer } from '../check.js';
import {
  multiplyPanel,
  packColumns,
  packedBytes,
  packWeights,
  panelWidth,
  TILE_COLUMNS,
} from '../matmul/panels.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import * as shape from './shape.js';

/** Four images of features. */
export function registerTileScratch(layer: Layer<OpParameters['dense']>): ScratchArrays<Float32Array> {
  const [, C] = layer.weights[0].shape;
  return scratchArrays(Float32Array, C * TILE_COLUMNS);
}

/**
 * Fully connected layer in tiles of 4 units × 4 images.
 *
 * The weights are packed once, in `bind`. Units left over from tiles of four are computed one by one, and so are
 * images: with a batch of 1 a tile is 4 units × 1 image, and every weight is read for one multiply-accumulate.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·K·C, and N·C copies
 * @changes four units (times four images, where there are as many) at a time, each sum in a local variable
 * @expect  four independent sums; from a batch of 4, a weight is read once for 4 images
 */
export function bindRegisterTile(layer: Layer<OpParameters['dense']>, scratch?: Scratch): BoundKernel {
  checkLayer('dense', shape, layer);
  const [w, bias] = layer.weights;
  const [N, K] = layer.output;
  const [, C] = w.shape;
  const weights = packWeights(w, bias, 1);
  const [panel] = registerTileScratch(layer).in(scratch);
  return {
    constantBytes: packedBytes(weights),
    run(out, [x]) {
      for (let n = 0, width = 0; n < N; n += width) {
        width = panelWidth(n, N);
        packColumns(panel, width, x.data, n * C, 1, C, C);
        multiplyPanel(out.data, n * K, 1, K, false, weights[0], panel, width);
      }
    },
  };
}
