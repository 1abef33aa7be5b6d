import { elements } from '../tensor/tensor.js';
import type { WasmKernels } from '../wasm/module.js';
import { type PaddedLayout, paddedLayout } from '../wasm/window-taps.js';
import type { Layer, Scratch } from './op.js';
import type { PoolParameters } from './pool-shape.js';
import { scratchArrays } from './scratch.js';
import { type Arrays, constants, scratchOf } from './wasm-arrays.js';
import { costOf } from './wasm-work.js';

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
  const { padding, stride } = layer.parameters;
  const layout = layoutOf(layer);
  const taps = constants(layout.taps);
  const rest = [layout.taps.length, H, W, padding, stride, layout.phaseWidth, P, Q];
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

function layoutOf({ inputs: [[, , H, W]], parameters }: Layer<PoolParameters>): PaddedLayout {
  return paddedLayout(H, W, { ...parameters, dilation: 1 });
}
