import { type Scratch, type ScratchArrays, scratchArrays } from '../../tensors/scratch.js';
import { tensor } from '../../tensors/tensor.js';
import { checkLayer } from '../check.js';
import { multiplyChannels } from '../matmul/multiply-channels.js';
import { packedBytes, packWeights, TILE_COLUMNS } from '../matmul/panels.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import { windowAxes } from '../window.js';
import { mostProducts, partsOf, tapRows } from './parts.js';
import * as shape from './shape.js';

/** Four pixels of all channels, and the products. */
export function productsScratch(layer: Layer<OpParameters['convTranspose']>): ScratchArrays<Float32Array> {
  const depth = layer.inputs[0][1] / layer.parameters.groups;
  return scratchArrays(Float32Array, depth * TILE_COLUMNS, mostProducts(layer));
}

/**
 * Transposed convolution as a matrix product, whose rows are then added to the output where their taps fall.
 *
 *   products[k, i, j, h, w] = Σ_c w[c, k, i, j] · x[c, h, w]
 *   out[k, h·s + i·d − top, w·s + j·d − left] += products[k, i, j, h, w]
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    the macs, and N·K·R·S·H·W sums
 * @changes a product of matrices in tiles of 4 × 4, then sums along rows
 * @expect  no test per tap whether it falls on a pixel; the sums cost 1 / (C/G) of the products
 */
export function bindProducts(layer: Layer<OpParameters['convTranspose']>, scratch?: Scratch): BoundKernel {
  checkLayer('convTranspose', shape, layer);
  const [[N, C, H, W]] = layer.inputs;
  const [, K, P, Q] = layer.output;
  const [w, bias] = layer.weights;
  const [rows, columns] = windowAxes(layer.parameters);
  const pixels = H * W;
  const depth = C / layer.parameters.groups;
  const parts = partsOf(layer).map(part => ({
    ...part,
    weights: packWeights(tapRows(w, part, depth), undefined, part.groups),
  }));
  const [panel, products] = productsScratch(layer).in(scratch);
  return {
    constantBytes: parts.reduce((sum, { weights }) => sum + packedBytes(weights), 0) + K * 4,
    run({ data: to }, [{ data: from }]) {
      for (let n = 0; n < N; n++) {
        for (const { filter, channel, groups, filters, weights } of parts) {
          const first = (n * C + channel) * pixels;
          const image = tensor(
            [1, groups * depth, H, W],
            from.subarray(first, first + groups * depth * pixels),
          );
          const count = groups * filters * rows.taps * columns.taps;
          const made = tensor([1, count, H, W], products.subarray(0, count * pixels));
          multiplyChannels(made, image, weights, panel, false);
          for (let k = 0; k < groups * filters; k++) {
            const plane = (n * K + filter + k) * P * Q;
            to.fill(bias?.data[filter + k] ?? 0, plane, plane + P * Q);
            addProducts(plane, k * rows.taps * columns.taps * pixels);
          }
        }
      }

      /** Adds the products of one filter to its plane. */
      function addProducts(plane: number, place: number): void {
        for (let i = 0; i < rows.taps; i++) {
          for (let j = 0; j < columns.taps; j++, place += pixels) {
            const left = j * columns.dilation - columns.before;
            const start = Math.max(0, Math.ceil(-left / columns.stride));
            const end = Math.min(W, Math.ceil((Q - left) / columns.stride));
            for (let h = 0; h < H; h++) {
              const y = h * rows.stride + i * rows.dilation - rows.before;
              if (y < 0 || y >= P) continue;
              const target = plane + y * Q + left;
              const source = place + h * W;
              for (let q = start; q < end; q++) to[target + q * columns.stride] += products[source + q];
            }
          }
        }
      }
    },
  };
}
