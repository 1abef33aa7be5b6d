import type { Scratch } from '../tensors/scratch.js';
import { scratchArrays } from '../tensors/scratch.js';
import { elements } from '../tensors/tensor.js';
import type { Address } from '../wasm/kernel-functions.js';
import type { WasmKernels } from '../wasm/module.js';
import { type PlacedArrays, placeConstants, placeScratch } from '../wasm/placed-arrays.js';
import type { Layer } from './op.js';
import { type PaddedLayout, paddedLayout } from './padded-layout.js';
import type { PoolParameters } from './pool-shape.js';
import { costOf } from './wasm-work.js';
import { reachBehind, windowAxes } from './window.js';

/** What both pools have in WebAssembly memory, and their kernel. */
export interface PoolPlan {
  readonly taps: PlacedArrays;
  /** Runs `maxPool` or `sumPool`. */
  run(to: Address, from: Address): void;
}

/** Scratch of a pool: one padded channel per thread. */
export function poolScratchBytes(threads: number, layer: Layer<PoolParameters>): number {
  return scratchArrays(Float32Array, ...scratchLengths(threads, layer)).bytes;
}

/** Plans the kernel of a pool: largest values for `maxPool`, sums for `avgPool`. */
export function planPool(
  op: 'maxPool' | 'avgPool',
  kernels: WasmKernels,
  layer: Layer<PoolParameters>,
  scratch: Scratch | undefined,
): PoolPlan {
  const [[N, C, H, W]] = layer.inputs;
  const [, , P, Q] = layer.output;
  const layout = layoutOf(layer);
  const { top, left, rows, phases, phaseWidth } = layout;
  const rowBytes = layout.rowStep * Float32Array.BYTES_PER_ELEMENT;
  const taps = placeConstants(layout.taps);
  const count = layout.taps.length;
  const pool = kernels.plan({
    op,
    kernel: op === 'maxPool' ? 'maxPool' : 'sumPool',
    units: N * C,
    cost: costOf(layer, elements(layer.output) * count),
    scratch: placeScratch(op, scratch, ...scratchLengths(kernels.threads, layer)),
  });
  return {
    taps,
    run(to, from) {
      pool(to, from, taps.addresses[0], count, H, W, top, left, rows, phases, phaseWidth, rowBytes, P, Q);
    },
  };
}

function scratchLengths(threads: number, layer: Layer<PoolParameters>): number[] {
  return Array(threads).fill(layoutOf(layer).channelLength);
}

/** Padded as far as the last window reaches, which with `ceil` may be past the padding. */
function layoutOf({ inputs, output, parameters }: Layer<PoolParameters>): PaddedLayout {
  const [[, , H, W]] = inputs;
  const [, , P, Q] = output;
  const [rows, columns] = windowAxes(parameters);
  return paddedLayout(H, W, parameters, [reachBehind(rows, H, P), reachBehind(columns, W, Q)]);
}
