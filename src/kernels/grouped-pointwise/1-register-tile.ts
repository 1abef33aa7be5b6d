import { checkLayer } from '../check.js';
import { multiplyChannels } from '../matmul/multiply-channels.js';
import { packedBytes, packWeights, TILE_COLUMNS } from '../matmul/panels.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Grouped 1×1 convolution in tiles of 4 filters × 4 pixels, all groups in one kernel.
 *
 * Tiles do not cross groups: the K/G filters of a group that four does not divide run through 1×4 tiles
 * (period 4 in K/G, TILE_ROWS), pixels through 4×1 tiles.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·K·H·W·(C/G), and N·C·H·W copies
 * @changes sixteen sums at a time, each in a local variable
 * @expect  8 loads for 16 multiply-accumulates; but a packed pixel is met by K/G filters only, so packing weighs
 *          more the more groups there are
 */
export function bindRegisterTile(layer: Layer<OpParameters['groupedPointwise']>): BoundKernel {
  checkLayer('groupedPointwise', shape, layer);
  const [w, bias] = layer.weights;
  const weights = packWeights(w, bias, layer.parameters.groups);
  const panel = new Float32Array(weights[0].depth * TILE_COLUMNS);
  return {
    scratchBytes: packedBytes(weights) + panel.byteLength,
    run: (out, [x]) => multiplyChannels(out, x, weights, panel, false),
  };
}
