import type { Scratch } from '../../tensors/scratch.js';
import { type ScratchArrays, scratchArrays } from '../../tensors/scratch.js';
import { checkLayer } from '../check.js';
import { multiplyChannels } from '../matmul/multiply-channels.js';
import { packedBytes, packWeights, TILE_COLUMNS } from '../matmul/panels.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import * as shape from './shape.js';

/** Four pixels of the channels of one group. */
export function registerTileScratch(
  layer: Layer<OpParameters['groupedPointwise']>,
): ScratchArrays<Float32Array> {
  const [, groupChannels] = layer.weights[0].shape;
  return scratchArrays(Float32Array, groupChannels * TILE_COLUMNS);
}

/**
 * Grouped 1×1 convolution in tiles of 4 filters × 4 pixels, all groups in one kernel.
 *
 * Tiles do not cross groups. Where K/G is not a multiple of four, the last filters of each group run through 1×4 tiles
 * (period 4 in K/G, TILE_ROWS); left-over pixels run through 4×1 tiles.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·K·H·W·(C/G), and N·C·H·W copies
 * @changes sixteen sums at a time, each in a local variable
 * @expect  8 loads for 16 multiply-accumulates; but only K/G filters use a packed pixel, so the share of packing grows
 *          with the number of groups
 */
export function bindRegisterTile(
  layer: Layer<OpParameters['groupedPointwise']>,
  scratch?: Scratch,
): BoundKernel {
  checkLayer('groupedPointwise', shape, layer);
  const [w, bias] = layer.weights;
  const weights = packWeights(w, bias, layer.parameters.groups);
  const [panel] = registerTileScratch(layer).in(scratch);
  return {
    constantBytes: packedBytes(weights),
    run: (out, [x]) => multiplyChannels(out, x, weights, panel, false),
  };
}
