import { scratchArrays } from '../../tensors/scratch.js';
import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { packWeights, panelLengths } from '../../wasm/packed-weights.js';
import { placeScratch } from '../../wasm/placed-arrays.js';
import { activationCode } from '../activations/code.js';
import { activationWasm } from '../activations/wasm.js';
import { checkLayer } from '../check.js';
import { activated } from '../fused-activation.js';
import type { OpParameters, Version } from '../op.js';
import { pointwiseWasm } from '../pointwise/wasm.js';
import { costOf, productUnits } from '../wasm-work.js';
import { groupedPointwiseVersion } from './per-group.js';
import * as shape from './shape.js';

type GroupedPointwise = OpParameters['groupedPointwise'];

/**
 * Grouped 1×1 convolution in tiles of 5 filters × 8 pixels, all groups in one call.
 *
 * Tiles do not cross groups: the K/G filters of a group are split into equal panels of at most five.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·K·H·W·(C/G), and N·C·H·W copies
 * @changes WebAssembly SIMD: four sums in each register, ten registers at a time
 * @expect  slower per multiply-accumulate than an ordinary 1×1: tiles are shorter, and packing costs about G / K of the
 *          products
 */
function fused(load: LoadKernels): Version<GroupedPointwise> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, packed pixels and tiles of 10 vectors of sums',
    scratchBytes: ({ inputs: [[, C]], parameters: { groups } }) =>
      scratchArrays(Float32Array, ...panelLengths(load().threads, C / groups)).bytes,
    bind(layer, scratch) {
      checkLayer('groupedPointwise', shape, layer);
      const kernels = load();
      const [w, bias] = layer.weights;
      const [[N, C, H, W]] = layer.inputs;
      const { filters, groups } = layer.parameters;
      const [rows, depth] = [filters / groups, C / groups];
      const weights = packWeights(kernels, w, bias, groups);
      const { slabs, units } = productUnits(kernels.threads, N * groups, rows, H * W);
      const run = kernels.plan({
        op: 'groupedPointwise',
        kernel: 'multiplyChannels',
        units,
        cost: costOf(layer, elements(layer.output) * depth),
        scratch: placeScratch('groupedPointwise', scratch, ...panelLengths(kernels.threads, depth)),
      });
      const activation = activationCode(layer.parameters.activation);
      return {
        constantBytes: weights.block.byteLength,
        run(out, [x]) {
          const [packed, start] = weights.addresses;
          const to = addressOf('groupedPointwise', out.data);
          const from = addressOf('groupedPointwise', x.data);
          run(to, from, packed, start, groups, rows, depth, H * W, 0, activation, slabs);
        },
      };
    },
  };
}

/** The fused kernel, or one WebAssembly pointwise convolution per group where the layer asks for it. */
export function groupedPointwiseWasm(load: LoadKernels): Version<GroupedPointwise> {
  const version = groupedPointwiseVersion(fused(load), pointwiseWasm(load));
  // The convolutions of single groups compute only their sums.
  const separate = activated(version, name => activationWasm(name, load));
  return {
    ...version,
    bind: (layer, scratch) => (layer.parameters.perGroup ? separate : version).bind(layer, scratch),
  };
}
