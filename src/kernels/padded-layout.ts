import { paddingOfAxes, type SlidingWindow } from './window.js';

/** How `padImage` lays out a channel: with zeros around it, its columns sorted by their place modulo the stride. */
export interface PaddedLayout {
  /** Rows above the image. */
  readonly top: number;
  /** Columns left of the image. */
  readonly left: number;
  /** Rows of a padded channel. */
  readonly rows: number;
  /** Phases of a row: columns whose place modulo the stride is the same are one phase, and lie side by side. */
  readonly stride: number;
  /** Columns of one phase. */
  readonly phaseWidth: number;
  /** Values of one padded row, all phases. */
  readonly rowLength: number;
  /** Values of one padded channel. */
  readonly channelLength: number;
  /** Byte offset of each tap (i, j) from the beginning of its window. */
  readonly taps: Int32Array;
}

/**
 * The layout of images of H × W for a window.
 *
 * @param after  zeros below the image and right of it, where a window reaches further than its padding
 */
export function paddedLayout(
  H: number,
  W: number,
  { kernel: [R, S], stride, padding, dilation = 1 }: SlidingWindow,
  after: readonly [rows: number, columns: number] = paddingOfAxes(padding),
): PaddedLayout {
  const [top, left] = paddingOfAxes(padding);
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
  return { top, left, rows, stride, phaseWidth, rowLength, channelLength: rows * rowLength, taps };
}
