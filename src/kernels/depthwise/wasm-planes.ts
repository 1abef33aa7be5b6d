import { type Scratch, scratchArrays } from '../../tensors/scratch.js';
import { elements } from '../../tensors/tensor.js';
import {
  ACROSS_BY_TWO,
  BY_ONE,
  BY_TWO,
  DOWN_BY_TWO,
  NO_NINE_TAPS,
} from '../../wasm/assembly/stride-codes.js';
import { addressOf } from '../../wasm/memory.js';
import type { WasmKernels } from '../../wasm/module.js';
import { placeConstants, placeScratch } from '../../wasm/placed-arrays.js';
import { activationCode } from '../activations/code.js';
import type { BoundKernel, Layer, OpName, OpParameters } from '../op.js';
import { type PaddedLayout, paddedLayout } from '../padded-layout.js';
import { costOf } from '../wasm-work.js';
import { isDilated, paddingOfSides, perAxis } from '../window.js';

/** A layer whose filters see one channel each. The output has the filters of the first channel first. */
type Planes = Layer<Omit<OpParameters['depthwise'], 'bias'>>;

/** Bytes of scratch of `bindPlanes`. */
export function planesScratch(threads: number, layer: Planes): number {
  return scratchArrays(Float32Array, ...scratchLengths(threads, layer)).bytes;
}

/**
 * Slides each filter over its channel: the kernel of depthwise convolutions, with any number of filters for a channel.
 *
 *   out[n, k, y, q] = f(bias[k] + Σ_t w[k, t] · x[n, ⌊k / (K / C)⌋, window of (y, q), t])
 *
 * @param op     the op that errors name
 * @param layer  w [K, 1, R, S] and bias [K], whose shapes have been checked
 */
export function bindPlanes(
  kernels: WasmKernels,
  op: OpName,
  layer: Planes,
  scratch: Scratch | undefined,
): BoundKernel {
  const [w, bias] = layer.weights;
  const [[N, C, H, W]] = layer.inputs;
  const [, K, P, Q] = layer.output;
  const layout = layoutOf(layer);
  const { top, left, rows, phases, phaseWidth } = layout;
  const rowBytes = layout.rowStep * Float32Array.BYTES_PER_ELEMENT;
  const constants = placeConstants(w.data, bias?.data ?? new Float32Array(K), layout.taps);
  const count = layout.taps.length;
  const strides = strideCode(layer);
  const [, , bottom, right] = paddingOfSides(layer.parameters.padding);
  const activation = activationCode(layer.parameters.activation);
  const filter = kernels.plan({
    op,
    kernel: 'depthwise',
    units: N * K,
    cost: costOf(layer, elements(layer.output) * count),
    scratch: placeScratch(op, scratch, ...scratchLengths(kernels.threads, layer)),
  });
  return {
    constantBytes: constants.block.byteLength,
    run(out, [x]) {
      const [weights, start, taps] = constants.addresses;
      filter(
        addressOf(op, out.data),
        addressOf(op, x.data),
        taps,
        count,
        weights,
        start,
        K,
        K / C,
        H,
        W,
        top,
        left,
        bottom,
        right,
        rows,
        phases,
        phaseWidth,
        rowBytes,
        P,
        Q,
        strides,
        activation,
      );
    },
  };
}

/** One padded channel per thread; none where the kernel of nine taps reads the image itself. */
function scratchLengths(threads: number, layer: Planes): number[] {
  return Array(threads).fill(isDirect(layer) ? 0 : layoutOf(layer).channelLength);
}

/** How a channel is padded: with its columns sorted, unless the kernel of nine taps reads it. */
function layoutOf(layer: Planes): PaddedLayout {
  const [[, , H, W]] = layer.inputs;
  const { parameters } = layer;
  return paddedLayout(H, W, isNineTaps(layer) ? { ...parameters, stride: 1 } : parameters);
}

/** Whether the kernel of nine taps reads the image itself: it can mask one row or column on each side. */
function isDirect(layer: Planes): boolean {
  const { padding } = layer.parameters;
  return isNineTaps(layer) && paddingOfSides(padding).every(zeros => zeros <= 1);
}

/** Whether the kernel of nine taps computes it. */
function isNineTaps(layer: Planes): boolean {
  return strideCode(layer) !== NO_NINE_TAPS;
}

/** What the kernel calls the strides of a 3×3 window without dilation. */
function strideCode({ parameters }: Planes): number {
  const isSquare = parameters.kernel.every(side => side === 3);
  const [rows, columns] = perAxis(parameters.stride);
  if (!isSquare || isDilated(parameters) || Math.max(rows, columns) > 2) return NO_NINE_TAPS;
  if (rows === columns) return rows === 1 ? BY_ONE : BY_TWO;
  return rows === 1 ? ACROSS_BY_TWO : DOWN_BY_TWO;
}
