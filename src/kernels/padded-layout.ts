import { type SlidingWindow, windowAxes } from './window.js';

/** How `padImage` lays out a channel: with zeros around it, its columns sorted by their place modulo their stride. */
export interface PaddedLayout {
  /** Rows above the image. */
  readonly top: number;
  /** Columns left of the image. */
  readonly left: number;
  /** Rows of a padded channel. */
  readonly rows: number;
  /** Columns whose place modulo their stride is the same are one phase, and lie side by side; so many are in a row. */
  readonly phases: number;
  /** Columns of one phase. */
  readonly phaseWidth: number;
  /** Values of one padded row, all phases. */
  readonly rowLength: number;
  /** Values from the window of one output row to that of the next. */
  readonly rowStep: number;
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
  window: SlidingWindow,
  after = behindOf(window),
): PaddedLayout {
  const [down, across] = windowAxes(window);
  const [top, left, phases] = [down.before, across.before, across.stride];
  const rows = top + H + after[0];
  const phaseWidth = Math.ceil((left + W + after[1]) / phases);
  const rowLength = phases * phaseWidth;
  const taps = new Int32Array(down.taps * across.taps);
  for (let i = 0; i < down.taps; i++) {
    for (let j = 0; j < across.taps; j++) {
      const column = j * across.dilation;
      const place = (column % phases) * phaseWidth + Math.floor(column / phases);
      taps[i * across.taps + j] = (i * down.dilation * rowLength + place) * Float32Array.BYTES_PER_ELEMENT;
    }
  }
  const [rowStep, channelLength] = [down.stride * rowLength, rows * rowLength];
  return { top, left, rows, phases, phaseWidth, rowLength, rowStep, channelLength, taps };
}

/** The padding below the image and right of it. */
function behindOf(window: SlidingWindow): readonly [rows: number, columns: number] {
  const [rows, columns] = windowAxes(window);
  return [rows.after, columns.after];
}
