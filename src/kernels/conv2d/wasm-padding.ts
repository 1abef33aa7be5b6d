import type { Address } from '../../wasm/kernel-functions.js';
import type { WasmKernels } from '../../wasm/module.js';
import type { PaddedLayout } from '../padded-layout.js';
import { costOf } from '../wasm-work.js';

/** Whether images of H × W have to be copied to have this layout: it pads them, or sorts their columns. */
export function isCopied({ phases, channelLength }: PaddedLayout, H: number, W: number): boolean {
  return phases > 1 || channelLength > H * W;
}

/**
 * Plans the copy of an image [C, H, W] to its layout.
 *
 * @param copy  address of C · channelLength values
 * @returns a function that takes the address of an image and gives that of the image in this layout: the copy, which
 *   it fills, or the image itself where nothing has to be copied
 */
export function planPadding(
  kernels: WasmKernels,
  [C, H, W]: readonly [C: number, H: number, W: number],
  layout: PaddedLayout,
  copy: Address,
): (image: Address) => Address {
  if (!isCopied(layout, H, W)) return image => image;
  const { top, left, rows, phases, phaseWidth } = layout;
  const pad = kernels.plan({
    op: 'conv2d',
    kernel: 'padImage',
    units: C,
    cost: costOf({ inputs: [[C, H, W]], output: [C, layout.channelLength] }),
  });
  return image => {
    pad(copy, image, H, W, top, left, rows, phases, phaseWidth, 0);
    return copy;
  };
}

/** Byte offset of each tap (c, i, j) of a group of so many channels. */
export function tapOffsets(channels: number, { taps, channelLength }: PaddedLayout): Int32Array {
  const bytes = channelLength * Float32Array.BYTES_PER_ELEMENT;
  return Int32Array.from(
    { length: channels * taps.length },
    (_, t) => Math.floor(t / taps.length) * bytes + taps[t % taps.length],
  );
}
