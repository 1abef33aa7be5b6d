import { type PaddedLayout, paddedLayout } from '../wasm/window-taps.js';
import type { Layer, Scratch } from './op.js';
import type { PoolParameters } from './pool-shape.js';
import { scratchArrays } from './scratch.js';
import { type Arrays, constants, scratchOf } from './wasm-arrays.js';
import { paddingOfAxes } from './window.js';

/** What both pools need in WebAssembly memory. */
export interface PoolPlan {
  readonly taps: Arrays;
  readonly room: Arrays;
  /** Arguments of `maxPool` and `sumPool` after the image: taps, count, planes, H, W, top, left, rows, … */
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
  const layout = layoutOf(layer);
  const taps = constants(layout.taps);
  const room = scratchOf(op, scratch, layout.channelLength);
  const { top, left, rows, phaseWidth } = layout;
  const { stride } = layer.parameters;
  const rest = [layout.taps.length, N * C, H, W, top, left, rows, stride, phaseWidth, P, Q];
  return { taps, room, arguments: () => [room.at[0], taps.at[0], ...rest] };
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
