import { type Scratch, scratchArrays } from '../../tensors/scratch.js';
import { BAND_ROWS } from '../../wasm/assembly/tile-sizes.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels, WasmKernels } from '../../wasm/module.js';
import { packWeights } from '../../wasm/packed-weights.js';
import { placeConstants, placeScratch } from '../../wasm/placed-arrays.js';
import { activationCode } from '../activations/code.js';
import { checkLayer } from '../check.js';
import type { BoundKernel, Layer, OpParameters, Version } from '../op.js';
import { paddedLayout } from '../padded-layout.js';
import { costOf } from '../wasm-work.js';
import * as shape from './shape.js';
import { isCopied, planPadding, tapOffsets } from './wasm-padding.js';

type Conv2d = OpParameters['conv2d'];

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/**
 * 2-D convolution for groups of few filters, in tiles of up to 5 filters × 8 pixels of an output row that read the
 * image itself: the direct algorithm without packing windows, each of which serves few filters here.
 *
 * With padding or a stride along the columns the input is copied once per run, its columns sorted by their place modulo
 * the stride, so that the same tap of neighbouring pixels is in neighbouring values.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·K·P·Q·(C/G)·R·S, and N·C·H·W copies
 * @changes windows are not packed; tiles do not go beyond a row
 * @expect  faster than packing where K/G is small; slower where rows are short, because the last tile of each is cut off
 */
export function conv2dWasmRows(load: LoadKernels): Version<Conv2d> {
  return {
    name: 'wasm-rows',
    changes: 'WebAssembly SIMD, tiles of 10 vectors of sums that read rows of the image without packing',
    scratchBytes: layer => scratchArrays(Float32Array, copyLength(layer)).bytes,
    bind: (layer, scratch) => bindRows(load(), layer, scratch),
  };
}

/** `run` keeps alive whatever it refers to. It must not refer to the layer, or the weights would be held twice. */
function bindRows(kernels: WasmKernels, layer: Layer<Conv2d>, scratch: Scratch | undefined): BoundKernel {
  checkLayer('conv2d', shape, layer);
  const [w, bias] = layer.weights;
  const [[N, C, H, W]] = layer.inputs;
  const [, K, P, Q] = layer.output;
  const { groups } = layer.parameters;
  const [filters, depth] = [K / groups, w.data.length / K];
  const layout = paddedLayout(H, W, layer.parameters);
  const groupBytes = (C / groups) * layout.channelLength * FLOAT;
  const rowBytes = layout.rowStep * FLOAT;
  const activation = activationCode(layer.parameters.activation);
  const weights = packWeights(kernels, w, bias, groups);
  const offsets = placeConstants(tapOffsets(C / groups, layout));
  const memory = placeScratch('conv2d', scratch, copyLength(layer));
  const padded = planPadding(kernels, [C, H, W], layout, memory.addresses[0]);
  const convolve = kernels.plan({
    op: 'conv2d',
    kernel: 'convolveRows',
    units: groups * Math.ceil(P / BAND_ROWS),
    cost: costOf({ inputs: [[C, H, W]], output: [K, P, Q] }, K * P * Q * depth),
    scratch: { ...memory, addresses: [] },
  });
  return {
    constantBytes: weights.block.byteLength + offsets.block.byteLength,
    run(out, [x]) {
      const [packed, start] = weights.addresses;
      const [taps] = offsets.addresses;
      const to = addressOf('conv2d', out.data);
      const from = addressOf('conv2d', x.data);
      for (let n = 0; n < N; n++) {
        const image = padded(from + n * C * H * W * FLOAT);
        const target = to + n * K * P * Q * FLOAT;
        convolve(target, image, taps, packed, start, filters, depth, P, Q, groupBytes, rowBytes, activation);
      }
    },
  };
}

/** Values of the padded copy of one image, or 0 where the image itself is read. */
function copyLength({ inputs: [[, C, H, W]], parameters }: Layer<Conv2d>): number {
  const layout = paddedLayout(H, W, parameters);
  return isCopied(layout, H, W) ? C * layout.channelLength : 0;
}
