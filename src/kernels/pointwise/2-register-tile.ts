import type { Scratch } from '../../tensors/scratch.js';
import { type ScratchArrays, scratchArrays } from '../../tensors/scratch.js';
import { checkLayer } from '../check.js';
import { copyUnlessSame } from '../copy-unless-same.js';
import { multiplyChannels } from '../matmul/multiply-channels.js';
import { packedBytes, packWeights, TILE_COLUMNS } from '../matmul/panels.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import * as shape from './shape.js';

/** Four pixels of all channels. */
export function registerTileScratch(layer: Layer<OpParameters['pointwise']>): ScratchArrays<Float32Array> {
  const [, C] = layer.weights[0].shape;
  return scratchArrays(Float32Array, C * TILE_COLUMNS);
}

/**
 * 1×1 convolution in tiles of 4 filters × 4 pixels.
 *
 * The weights are packed once, in `bind`. In `run` four pixels of all channels are packed at a time and multiplied with
 * all filters. Left-over filters run through 1×4 tiles and left-over pixels through 4×1 tiles, both slower per
 * multiply-accumulate: time over K is a staircase of period 4 (TILE_ROWS).
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·K·H·W·C, and N·C·H·W copies
 * @changes sixteen sums at a time, each in a local variable
 * @expect  8 loads and no store for 16 multiply-accumulates, and x is read once instead of once per filter
 */
export function bindRegisterTile(layer: Layer<OpParameters['pointwise']>, scratch?: Scratch): BoundKernel {
  checkLayer('pointwise', shape, layer);
  const { accumulate } = layer.parameters;
  const [w, bias] = layer.weights;
  const weights = packWeights(w, bias, 1);
  const [panel] = registerTileScratch(layer).in(scratch);
  return {
    constantBytes: packedBytes(weights),
    run(out, [x, partial]) {
      if (accumulate) copyUnlessSame(out, partial);
      multiplyChannels(out, x, weights, panel, accumulate);
    },
  };
}
