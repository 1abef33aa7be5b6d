import type { Scratch } from '../tensors/scratch.js';
import { scratchArrays } from '../tensors/scratch.js';
import { elements } from '../tensors/tensor.js';
import { type Arrays, constants, scratchOf } from '../wasm/arrays.js';
import type { WasmKernels } from '../wasm/module.js';
import type { Layer } from './op.js';
import { type PaddedLayout, paddedLayout } from './padded-layout.js';
import type { PoolParameters } from './pool-shape.js';
import { costOf } from './wasm-work.js';
import { paddingOfAxes } from './window.js';

/** What both pools need in WebAssembly memory. */
export interface PoolPlan {
  readonly taps: Arrays;
  /** Runs `maxPool` or `sumPool` from and to these addresses. */
  run(to: number, from: number): void;
}

/** A padded channel for each of these threads. */
export function poolScratchBytes(threads: number, layer: Layer<PoolParameters>): number {
  return scratchArrays(Float32Array, ...scratchLengths(threads, layer)).bytes;
}

export function planPool(
  op: 'maxPool' | 'avgPool',
  kernels: WasmKernels,
  layer: Layer<PoolParameters>,
  scratch: Scratch | undefined,
): PoolPlan {
  const [[N, C, H, W]] = layer.inputs;
  const [, , P, Q] = layer.output;
  const layout = layoutOf(layer);
  const taps = constants(layout.taps);
  const { top, left, rows, phaseWidth } = layout;
  const { stride } = layer.parameters;
  const rest = [layout.taps.length, H, W, top, left, rows, stride, phaseWidth, P, Q];
  const run = kernels.plan({
    op,
    kernel: op === 'maxPool' ? 'maxPool' : 'sumPool',
    units: N * C,
    cost: costOf(layer, elements(layer.output) * layout.taps.length),
    scratch: scratchOf(op, scratch, ...scratchLengths(kernels.threads, layer)),
  });
  return { taps, run: (to, from) => run(to, from, taps.at[0], ...rest) };
}

function scratchLengths(threads: number, layer: Layer<PoolParameters>): number[] {
  return Array(threads).fill(layoutOf(layer).channelLength);
}

/** Padded as far as the last window reaches, which with `ceil` is behind the padding. */
function layoutOf({ inputs, output, parameters }: Layer<PoolParameters>): PaddedLayout {
  const [[, , H, W]] = inputs;
  const [, , P, Q] = output;
  const { kernel, stride } = parameters;
  const padding = paddingOfAxes(parameters.padding);
  const [rows, columns] = padding;
  const after = [
    Math.max(rows, (P - 1) * stride + kernel[0] - rows - H),
    Math.max(columns, (Q - 1) * stride + kernel[1] - columns - W),
  ] as const;
  return paddedLayout(H, W, { kernel, stride, padding, after, dilation: 1 });
}
