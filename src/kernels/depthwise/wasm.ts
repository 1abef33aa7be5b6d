import { scratchArrays } from '../../tensors/scratch.js';
import { elements } from '../../tensors/tensor.js';
import {
  ACROSS_BY_TWO,
  BY_ONE,
  BY_TWO,
  DOWN_BY_TWO,
  NO_NINE_TAPS,
} from '../../wasm/assembly/stride-codes.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { placeConstants, placeScratch } from '../../wasm/placed-arrays.js';
import { activationCode } from '../activations/code.js';
import { checkLayer } from '../check.js';
import type { Layer, OpParameters, Version } from '../op.js';
import { type PaddedLayout, paddedLayout } from '../padded-layout.js';
import { costOf } from '../wasm-work.js';
import { isDilated, paddingOfSides, perAxis } from '../window.js';
import * as shape from './shape.js';

type Depthwise = OpParameters['depthwise'];

/**
 * Depthwise convolution along the rows, four pixels in each register.
 *
 * A 3×3 window goes down the rows with nine weights and the sums of two unfinished output rows in registers. It reads
 * the image itself and masks what lies outside. Where it moves by 2 columns, even and odd ones are separated by shuffles.
 *
 * For other windows each channel is padded first, its columns sorted by their place modulo the stride, so that one load
 * fetches a tap of four neighbouring pixels; all taps are then added to blocks of 4 rows × 8 pixels.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·C·P·Q·R·S, and N·C·H·W copies unless the window is 3×3 and moves by 1 or 2
 * @changes WebAssembly SIMD; a row of the image is loaded once for the three output rows that need it
 * @expect  3 loads for 9 vector multiply-adds: close to the peak with stride 1, the speed of memory on large maps
 */
export function depthwiseWasm(load: LoadKernels): Version<Depthwise> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four pixels of a row in each register',
    scratchBytes: layer => scratchArrays(Float32Array, ...scratchLengths(load().threads, layer)).bytes,
    bind(layer, scratch) {
      checkLayer('depthwise', shape, layer);
      const kernels = load();
      const [w, bias] = layer.weights;
      const [[N, C, H, W]] = layer.inputs;
      const [, , P, Q] = layer.output;
      const layout = layoutOf(layer);
      const { top, left, rows, phases, phaseWidth } = layout;
      const rowBytes = layout.rowStep * Float32Array.BYTES_PER_ELEMENT;
      const constants = placeConstants(w.data, bias?.data ?? new Float32Array(C), layout.taps);
      const count = layout.taps.length;
      const strides = strideCode(layer);
      const [, , bottom, right] = paddingOfSides(layer.parameters.padding);
      const activation = activationCode(layer.parameters.activation);
      const filter = kernels.plan({
        op: 'depthwise',
        kernel: 'depthwise',
        units: N * C,
        cost: costOf(layer, elements(layer.output) * count),
        scratch: placeScratch('depthwise', scratch, ...scratchLengths(kernels.threads, layer)),
      });
      return {
        constantBytes: constants.block.byteLength,
        run(out, [x]) {
          const [weights, start, taps] = constants.addresses;
          filter(
            addressOf('depthwise', out.data),
            addressOf('depthwise', x.data),
            taps,
            count,
            weights,
            start,
            C,
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
    },
  };
}

/** One padded channel per thread; none where the kernel of nine taps reads the image itself. */
function scratchLengths(threads: number, layer: Layer<Depthwise>): number[] {
  return Array(threads).fill(isDirect(layer) ? 0 : layoutOf(layer).channelLength);
}

/** How a channel is padded: with its columns sorted, unless the kernel of nine taps reads it. */
function layoutOf(layer: Layer<Depthwise>): PaddedLayout {
  const [[, , H, W]] = layer.inputs;
  const { parameters } = layer;
  return paddedLayout(H, W, isNineTaps(layer) ? { ...parameters, stride: 1 } : parameters);
}

/** Whether the kernel of nine taps reads the image itself: it can mask one row or column on each side. */
function isDirect(layer: Layer<Depthwise>): boolean {
  const { padding } = layer.parameters;
  return isNineTaps(layer) && paddingOfSides(padding).every(zeros => zeros <= 1);
}

/** Whether the kernel of nine taps computes it. */
function isNineTaps(layer: Layer<Depthwise>): boolean {
  return strideCode(layer) !== NO_NINE_TAPS;
}

/** What the kernel calls the strides of a 3×3 window without dilation. */
function strideCode({ parameters }: Layer<Depthwise>): number {
  const isSquare = parameters.kernel.every(side => side === 3);
  const [rows, columns] = perAxis(parameters.stride);
  if (!isSquare || isDilated(parameters) || Math.max(rows, columns) > 2) return NO_NINE_TAPS;
  if (rows === columns) return rows === 1 ? BY_ONE : BY_TWO;
  return rows === 1 ? ACROSS_BY_TWO : DOWN_BY_TWO;
}
