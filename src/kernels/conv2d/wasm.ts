import { scratchArrays } from '../../tensors/scratch.js';
import { constants, scratchOf } from '../../wasm/arrays.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { packWeights, panelLengths } from '../../wasm/packed-weights.js';
import { activationCode } from '../activations/code.js';
import { checkLayer } from '../check.js';
import type { Layer, OpParameters, Version } from '../op.js';
import { type PaddedLayout, paddedLayout } from '../padded-layout.js';
import { costOf, productUnits } from '../wasm-work.js';
import { paddingOfAxes } from '../window.js';
import * as shape from './shape.js';

type Conv2d = OpParameters['conv2d'];

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/**
 * 2-D convolution as a matrix product that packs the windows of 32 output pixels at a time, in tiles of 5 filters × 8
 * pixels.
 *
 * With padding or a stride the input is copied once per run, its columns sorted by their place modulo the stride, so
 * that the same tap of neighbouring pixels is in neighbouring values. Without, the windows come from the input itself.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·K·P·Q·(C/G)·R·S, and N·P·Q·C·R·S copies
 * @changes WebAssembly SIMD: four sums in each register, ten registers at a time; four pixels in one load
 * @expect  close to the peak of the vector unit where K/G is large; packing weighs G / K
 */
export function conv2dWasm(load: LoadKernels): Version<Conv2d> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, 32 packed windows and tiles of 10 vectors of sums',
    scratchBytes: layer => scratchArrays(Float32Array, ...scratchLengths(load().threads, layer)).bytes,
    bind(layer, scratch) {
      checkLayer('conv2d', shape, layer);
      const kernels = load();
      const [w, bias] = layer.weights;
      const [[N, C, H, W]] = layer.inputs;
      const [, K, P, Q] = layer.output;
      const { groups, stride } = layer.parameters;
      const layout = layoutOf(layer);
      const { top, left, rows, phaseWidth } = layout;
      const weights = packWeights(kernels, w, bias, groups);
      const lists = constants(origins(P, Q, stride * layout.rowLength), tapsOf(layer, layout));
      const room = scratchOf('conv2d', scratch, ...scratchLengths(kernels.threads, layer));
      const [padded, ...panels] = room.at;
      const groupBytes = (C / groups) * layout.channelLength * FLOAT;
      const depth = w.data.length / K;
      const copied = isCopied(layer); // `run` must not hold the layer, which holds the weights a second time
      const pad = kernels.plan({
        op: 'conv2d',
        kernel: 'padImage',
        units: C,
        cost: costOf({ inputs: [[C, H, W]], output: [C, layout.channelLength] }),
      });
      const f = activationCode(layer.parameters.activation);
      const { slabs, units } = productUnits(kernels.threads, groups, K / groups, P * Q);
      const convolve = kernels.plan({
        op: 'conv2d',
        kernel: 'convolve',
        units,
        cost: costOf({ inputs: [[C, H, W]], output: [K, P, Q] }, K * P * Q * depth),
        scratch: { ...room, at: panels },
      });
      return {
        constantBytes: weights.block.byteLength + lists.block.byteLength,
        run(out, [x]) {
          const [packed, start] = weights.at;
          const [pixels, taps] = lists.at;
          const to = addressOf('conv2d', out.data);
          const from = addressOf('conv2d', x.data);
          for (let n = 0; n < N; n++) {
            let image = from + n * C * H * W * FLOAT;
            if (copied) {
              pad(padded, image, H, W, top, left, rows, stride, phaseWidth, 0);
              image = padded;
            }
            const place = to + n * K * P * Q * FLOAT;
            convolve(
              ...[place, image, pixels, taps, packed, start],
              ...[K / groups, depth, P * Q, groupBytes, f, slabs],
            );
          }
        },
      };
    },
  };
}

/** The copy of one image, and the windows of 32 output pixels for each thread. */
function scratchLengths(
  threads: number,
  layer: Layer<Conv2d>,
): readonly [image: number, ...panels: number[]] {
  const [[, C]] = layer.inputs;
  const [, groupChannels, R, S] = layer.weights[0].shape;
  const { channelLength } = layoutOf(layer);
  return [isCopied(layer) ? C * channelLength : 0, ...panelLengths(threads, groupChannels * R * S)];
}

function layoutOf({ inputs: [[, , H, W]], parameters }: Layer<Conv2d>): PaddedLayout {
  const { kernel, stride, padding, dilation } = parameters;
  return paddedLayout(H, W, { kernel, stride, padding: paddingOfAxes(padding), dilation });
}

function isCopied({ parameters: { padding, stride } }: Layer<Conv2d>): boolean {
  return stride > 1 || paddingOfAxes(padding).some(zeros => zeros > 0);
}

/** Byte offset of each output pixel's window, filled up to whole vectors with the last one. */
function origins(P: number, Q: number, step: number): Int32Array {
  return Int32Array.from({ length: Math.ceil((P * Q) / 4) * 4 }, (_, i) => {
    const p = Math.min(i, P * Q - 1);
    return (Math.floor(p / Q) * step + (p % Q)) * FLOAT;
  });
}

/** Byte offset of each tap (c, i, j) of a group. */
function tapsOf({ weights: [w] }: Layer<Conv2d>, { taps, channelLength }: PaddedLayout): Int32Array {
  const [, groupChannels] = w.shape;
  return Int32Array.from(
    { length: groupChannels * taps.length },
    (_, t) => Math.floor(t / taps.length) * channelLength * FLOAT + taps[t % taps.length],
  );
}
