import { type PaddedLayout, paddedLayout } from '../wasm/window-taps.js';
import type { Layer, Scratch } from './op.js';
import type { PoolParameters } from './pool-shape.js';
import { scratchArrays } from './scratch.js';
import { type Arrays, constants, scratchOf } from './wasm-arrays.js';

/** What both pools need in WebAssembly memory. */
export interface PoolPlan {
  readonly taps: Arrays;
  readonly room: Arrays;
  /** Arguments of `maxPool` and `sumPool` after the image: taps, count, planes, H, W, padding, stride, … */
  arguments(): readonly number[];
}

/** One padded channel. */
export function poolScratchBytes(layer: Layer<PoolParameters>): number {
  return scratchArrays(Float32Array, layoutOf(layer).channelLength).bytes;
}

export function planPool(
  op: 'maxPool' | 'avgPool',
  layer: Layer<PoolParameters>,
  scratch: Scratch | undefined,
): PoolPlan {
  const [[N, C, H, W]] = layer.inputs;
  const [, , P, Q] = layer.output;
  const { padding, stride } = layer.parameters;
  const layout = layoutOf(layer);
  const taps = constants(layout.taps);
  const room = scratchOf(op, scratch, layout.channelLength);
  const rest = [layout.taps.length, N * C, H, W, padding, stride, layout.phaseWidth, P, Q];
  return { taps, room, arguments: () => [room.at[0], taps.at[0], ...rest] };
}

function layoutOf({ inputs: [[, , H, W]], parameters }: Layer<PoolParameters>): PaddedLayout {
  return paddedLayout(H, W, { ...parameters, dilation: 1 });
}
