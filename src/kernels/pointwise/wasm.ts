import { scratchArrays } from '../../tensors/scratch.js';
import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { packWeights, panelLengths } from '../../wasm/packed-weights.js';
import { placeScratch } from '../../wasm/placed-arrays.js';
import { activationCode } from '../activations/code.js';
import { checkLayer } from '../check.js';
import { copyUnlessSame } from '../copy-unless-same.js';
import type { OpParameters, Version } from '../op.js';
import { costOf, productUnits } from '../wasm-work.js';
import * as shape from './shape.js';

/**
 * 1×1 convolution as a matrix product in tiles of 5 filters × 8 pixels.
 *
 * The weights are packed once, in `bind`; 32 pixels of all channels at a time, in `run`. Filters are split into panels
 * of at most five, as equal as possible: time over K is a staircase of period 5, far flatter than one with left-over
 * rows.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·K·H·W·C, and N·C·H·W copies
 * @changes WebAssembly SIMD: four sums in each register, ten registers at a time
 * @expect  close to the peak of the vector unit where K is large; packing costs about 1 / K of the products
 */
export function pointwiseWasm(load: LoadKernels): Version<OpParameters['pointwise']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, packed pixels and tiles of 10 vectors of sums',
    scratchBytes: ({ inputs: [[, C]] }) =>
      scratchArrays(Float32Array, ...panelLengths(load().threads, C)).bytes,
    bind(layer, scratch) {
      checkLayer('pointwise', shape, layer);
      const kernels = load();
      const [w, bias] = layer.weights;
      const [[N, C, H, W]] = layer.inputs;
      const { filters, accumulate } = layer.parameters;
      const weights = packWeights(kernels, w, bias, 1);
      const { slabs, units } = productUnits(kernels.threads, N, filters, H * W);
      const run = kernels.plan({
        op: 'pointwise',
        kernel: 'multiplyChannels',
        units,
        cost: costOf(layer, elements(layer.output) * C),
        scratch: placeScratch('pointwise', scratch, ...panelLengths(kernels.threads, C)),
      });
      const adds = Number(accumulate);
      const activation = activationCode(layer.parameters.activation);
      return {
        constantBytes: weights.block.byteLength,
        run(out, [x, partial]) {
          const [packed, start] = weights.addresses;
          const to = addressOf('pointwise', out.data);
          const from = addressOf('pointwise', x.data);
          if (accumulate) copyUnlessSame(out, partial);
          run(to, from, packed, start, 1, filters, C, H * W, adds, activation, slabs);
        },
      };
    },
  };
}
