import { scratchArrays } from '../../tensors/scratch.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels, WasmKernels } from '../../wasm/module.js';
import { packWeights, panelLengths } from '../../wasm/packed-weights.js';
import { type PlacedArrays, placeConstants, placeScratch } from '../../wasm/placed-arrays.js';
import { activationCode } from '../activations/code.js';
import { checkLayer } from '../check.js';
import type { Layer, OpParameters, Version } from '../op.js';
import { productUnits } from '../wasm-work.js';
import { windowAxes } from '../window.js';
import { mostProducts, type Part, partsOf, tapRows } from './parts.js';
import * as shape from './shape.js';

type ConvTranspose = Layer<OpParameters['convTranspose']>;

/** Bytes of a value. */
const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** What adding one product costs, in multiply-accumulates: it is read, and its place is read and written. */
const SUM_COST = 8;

/**
 * Transposed convolution as a matrix product, whose rows are then added to the output where their taps fall.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    the macs, and N·K·R·S·H·W sums
 * @changes WebAssembly SIMD: the product of `pointwise`, then sums of four values at a time for strides of 1 and 2
 * @expect  close to a 1×1 convolution of as many multiply-accumulates where C/G is large
 */
export function convTransposeWasm(load: LoadKernels): Version<OpParameters['convTranspose']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD: tiles of 10 vectors of sums, then sums where the taps fall',
    scratchBytes: layer => scratchArrays(Float32Array, ...scratchLengths(layer, load().threads)).bytes,
    bind(layer, scratch) {
      checkLayer('convTranspose', shape, layer);
      const kernels = load();
      const [[N, C, H, W]] = layer.inputs;
      const [, K, P, Q] = layer.output;
      const depth = depthOf(layer);
      const [rows, columns] = windowAxes(layer.parameters);
      const placed = placeScratch('convTranspose', scratch, ...scratchLengths(layer, kernels.threads));
      const none = activationCode(undefined);
      const start = placeConstants(layer.weights[1]?.data ?? new Float32Array(K));
      const parts = partsOf(layer).map(part => bindPart(kernels, layer, part, placed));
      const constants = [start.block, ...parts.map(({ weights }) => weights.block)];
      return {
        constantBytes: constants.reduce((sum, { byteLength }) => sum + byteLength, 0),
        run(out, [x]) {
          const products = placed.addresses[kernels.threads];
          const to = addressOf('convTranspose', out.data);
          const from = addressOf('convTranspose', x.data);
          for (let n = 0; n < N; n++) {
            for (const { filter, channel, groups, filters, weights, slabs, multiply, scatter } of parts) {
              const image = from + (n * C + channel) * H * W * FLOAT;
              const [packed, zeros] = weights.addresses;
              const count = filters * rows.taps * columns.taps;
              multiply(products, image, packed, zeros, groups, count, depth, H * W, 0, none, slabs);
              scatter(
                to + (n * K + filter) * P * Q * FLOAT,
                products,
                start.addresses[0] + filter * FLOAT,
                rows.taps,
                columns.taps,
                H,
                W,
                P,
                Q,
                rows.stride,
                columns.stride,
                rows.dilation,
                columns.dilation,
                rows.before,
                columns.before,
              );
            }
          }
        },
      };
    },
  };
}

/** A panel for each thread, then the products. */
function scratchLengths(layer: ConvTranspose, threads: number): number[] {
  return [...panelLengths(threads, depthOf(layer)), mostProducts(layer)];
}

function depthOf({ inputs: [[, C]], parameters: { groups } }: ConvTranspose): number {
  return C / groups;
}

/** Packs the weights of a part and plans its two kernels. */
function bindPart(kernels: WasmKernels, layer: ConvTranspose, part: Part, scratch: PlacedArrays) {
  const [[, , H, W]] = layer.inputs;
  const [R, S] = layer.parameters.kernel;
  const { groups, filters } = part;
  const depth = depthOf(layer);
  const products = groups * filters * R * S * H * W;
  const { slabs, units } = productUnits(kernels.threads, groups, filters * R * S, H * W);
  const op = 'convTranspose';
  return {
    ...part,
    slabs,
    weights: packWeights(kernels, tapRows(layer.weights[0], part, depth), undefined, groups),
    multiply: kernels.plan({ op, kernel: 'multiplyChannels', units, cost: products * depth, scratch }),
    scatter: kernels.plan({
      op,
      kernel: 'scatterTaps',
      units: groups * filters,
      cost: products * SUM_COST,
    }),
  };
}
