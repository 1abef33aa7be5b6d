import { type Scratch, scratchArrays } from '../../tensors/scratch.js';
import { LANES } from '../../wasm/assembly/tile-sizes.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels, WasmKernels } from '../../wasm/module.js';
import { packWeights, panelLengths } from '../../wasm/packed-weights.js';
import { placeConstants, placeScratch } from '../../wasm/placed-arrays.js';
import { activationCode } from '../activations/code.js';
import { checkLayer } from '../check.js';
import type { BoundKernel, Layer, OpParameters, Version } from '../op.js';
import { type PaddedLayout, paddedLayout } from '../padded-layout.js';
import { costOf, productUnits } from '../wasm-work.js';
import * as shape from './shape.js';
import { isCopied, planPadding, tapOffsets } from './wasm-padding.js';

type Conv2d = OpParameters['conv2d'];

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/**
 * 2-D convolution as a matrix product that packs the windows of 32 output pixels at a time, in tiles of 5 filters × 8
 * pixels: the direct algorithm, with as many multiply-accumulates as the formula.
 *
 * With padding or a stride along the columns the input is copied once per run, its columns sorted by their place modulo the stride, so
 * that the same tap of neighbouring pixels is in neighbouring values. Without, the windows come from the input itself.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·K·P·Q·(C/G)·R·S, and N·P·Q·C·R·S copies
 * @changes WebAssembly SIMD: four sums in each register, ten registers at a time; four pixels in one load
 * @expect  close to the peak of the vector unit where K/G is large; packing costs about G / K of the products
 */
export function conv2dWasmDirect(load: LoadKernels): Version<Conv2d> {
  return {
    name: 'wasm-direct',
    changes: 'WebAssembly SIMD, the direct algorithm: 32 packed windows and tiles of 10 vectors of sums',
    scratchBytes: layer => scratchArrays(Float32Array, ...scratchLengths(load().threads, layer)).bytes,
    bind: (layer, scratch) => bindDirect(load(), layer, scratch),
  };
}

/** `run` keeps alive whatever it refers to. It must not refer to the layer, or the weights would be held twice. */
function bindDirect(kernels: WasmKernels, layer: Layer<Conv2d>, scratch: Scratch | undefined): BoundKernel {
  checkLayer('conv2d', shape, layer);
  const [w, bias] = layer.weights;
  const [[N, C, H, W]] = layer.inputs;
  const [, K, P, Q] = layer.output;
  const { groups } = layer.parameters;
  const [rows, depth, pixels] = [K / groups, w.data.length / K, P * Q];
  const layout = layoutOf(layer);
  const groupBytes = (C / groups) * layout.channelLength * FLOAT;
  const activation = activationCode(layer.parameters.activation);
  const weights = packWeights(kernels, w, bias, groups);
  const offsets = placeConstants(windowOffsets(P, Q, layout.rowStep), tapOffsets(C / groups, layout));
  const memory = placeScratch('conv2d', scratch, ...scratchLengths(kernels.threads, layer));
  const [copy, ...panels] = memory.addresses;
  const padded = planPadding(kernels, [C, H, W], layout, copy);
  const { slabs, units } = productUnits(kernels.threads, groups, rows, pixels);
  const convolve = kernels.plan({
    op: 'conv2d',
    kernel: 'convolve',
    units,
    cost: costOf({ inputs: [[C, H, W]], output: [K, P, Q] }, K * pixels * depth),
    scratch: { ...memory, addresses: panels },
  });
  return {
    constantBytes: weights.block.byteLength + offsets.block.byteLength,
    run(out, [x]) {
      const [packed, start] = weights.addresses;
      const [origins, taps] = offsets.addresses;
      const to = addressOf('conv2d', out.data);
      const from = addressOf('conv2d', x.data);
      for (let n = 0; n < N; n++) {
        const image = padded(from + n * C * H * W * FLOAT);
        const target = to + n * K * pixels * FLOAT;
        convolve(
          target,
          image,
          origins,
          taps,
          packed,
          start,
          rows,
          depth,
          pixels,
          groupBytes,
          activation,
          slabs,
        );
      }
    },
  };
}

/** The padded copy of one image, and the windows of 32 output pixels for each thread. */
function scratchLengths(threads: number, layer: Layer<Conv2d>): readonly [copy: number, ...panels: number[]] {
  const [[, C, H, W]] = layer.inputs;
  const [, groupChannels, R, S] = layer.weights[0].shape;
  const layout = layoutOf(layer);
  const copy = isCopied(layout, H, W) ? C * layout.channelLength : 0;
  return [copy, ...panelLengths(threads, groupChannels * R * S)];
}

function layoutOf({ inputs: [[, , H, W]], parameters }: Layer<Conv2d>): PaddedLayout {
  return paddedLayout(H, W, parameters);
}

/** Byte offset of each output pixel's window; the last one is repeated up to a multiple of 4. */
function windowOffsets(P: number, Q: number, step: number): Int32Array {
  return Int32Array.from({ length: Math.ceil((P * Q) / LANES) * LANES }, (_, i) => {
    const p = Math.min(i, P * Q - 1);
    return (Math.floor(p / Q) * step + (p % Q)) * FLOAT;
  });
}
