import type { Window } from './op.js';

/** A window that slides over padded channels whose columns are sorted by their place modulo the stride. */
export interface SlidingWindow {
  readonly kernel: Window;
  readonly stride: number;
  /** Zeros above and below the image, and left and right of it. */
  readonly padding: readonly [rows: number, columns: number];
  /** Zeros below the image and right of it, where a window reaches behind `padding`. */
  readonly after?: readonly [rows: number, columns: number];
  readonly dilation: number;
}

/** How `padImage` lays out a channel for a window. */
export interface PaddedLayout {
  /** Rows above the image. */
  readonly top: number;
  /** Columns left of the image. */
  readonly left: number;
  /** Rows of a padded channel. */
  readonly rows: number;
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
  { kernel: [R, S], stride, padding, after = padding, dilation }: SlidingWindow,
): PaddedLayout {
  const [top, left] = padding;
  const rows = top + H + after[0];
  const phaseWidth = Math.ceil((left + W + after[1]) / stride);
  const rowLength = stride * phaseWidth;
  const taps = new Int32Array(R * S);
  for (let i = 0; i < R; i++) {
    for (let j = 0; j < S; j++) {
      const column = j * dilation;
      const place = (column % stride) * phaseWidth + Math.floor(column / stride);
      taps[i * S + j] = (i * dilation * rowLength + place) * Float32Array.BYTES_PER_ELEMENT;
    }
  }
  return { top, left, rows, phaseWidth, rowLength, channelLength: rows * rowLength, taps };
}
