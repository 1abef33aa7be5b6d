import type { Window } from '../kernels/op.js';

/** A window that slides over padded channels whose columns are sorted by their place modulo the stride. */
export interface SlidingWindow {
  readonly kernel: Window;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

/** How `padImage` lays out a channel for a window. */
export interface PaddedLayout {
  /** Columns of one phase: those whose place modulo the stride is the same. */
  readonly phaseWidth: number;
  /** Values of one padded row, all phases. */
  readonly rowLength: number;
  /** Values of one padded channel. */
  readonly channelLength: number;
  /** Byte offset of each tap (i, j) from the window's beginning. */
  readonly taps: Int32Array;
}

/** The layout for images of H × W. */
export function paddedLayout(
  H: number,
  W: number,
  { kernel: [R, S], stride, padding, dilation }: SlidingWindow,
): PaddedLayout {
  const phaseWidth = Math.ceil((W + 2 * padding) / stride);
  const rowLength = stride * phaseWidth;
  const taps = new Int32Array(R * S);
  for (let i = 0; i < R; i++) {
    for (let j = 0; j < S; j++) {
      const column = j * dilation;
      const place = (column % stride) * phaseWidth + Math.floor(column / stride);
      taps[i * S + j] = (i * dilation * rowLength + place) * Float32Array.BYTES_PER_ELEMENT;
    }
  }
  return { phaseWidth, rowLength, channelLength: (H + 2 * padding) * rowLength, taps };
}
