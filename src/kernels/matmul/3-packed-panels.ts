import type { Scratch } from '../../tensors/scratch.js';
import { type ScratchArrays, scratchArrays } from '../../tensors/scratch.js';
import { checkLayer } from '../check.js';
import type { BoundKernel, Layer } from '../op.js';
import { multiplyPanel, packColumns, packedRows, packRows, panelWidth, TILE_COLUMNS } from './panels.js';
import * as shape from './shape.js';

/** All of A, packed, and four packed columns of B. */
export function packedPanelsScratch(layer: Layer<Record<string, never>>): ScratchArrays<Float32Array> {
  const [[M, K]] = layer.inputs;
  return scratchArrays(Float32Array, M * K, K * TILE_COLUMNS);
}

/**
 * Matrix product in 4×4 tiles that read A and B in the order in which they are stored.
 *
 * All of A is packed once per product, and four columns of B at a time, both in `run`: they are inputs. Left-over rows
 * run through 1×4 tiles, left-over columns through 4×1 tiles.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = M·N·K, and M·K + K·N copies
 * @changes A and B are copied into panels first, so that the loads of a tile are consecutive
 * @expect  little where a column of B stays in the L1 cache; more where steps of N fall on the same cache sets
 */
export function bindPackedPanels(layer: Layer<Record<string, never>>, scratch?: Scratch): BoundKernel {
  checkLayer('matmul', shape, layer);
  const [[M, K], [, N]] = layer.inputs;
  const [values, panel] = packedPanelsScratch(layer).in(scratch);
  const packed = packedRows(M, K, values);
  return {
    constantBytes: packed.start.byteLength,
    run(out, [a, b]) {
      packRows(packed, a.data, 0);
      for (let j = 0, width = 0; j < N; j += width) {
        width = panelWidth(j, N);
        packColumns(panel, width, b.data, j, N, 1, K);
        multiplyPanel(out.data, j, N, 1, false, packed, panel, width);
      }
    },
  };
}
