import type { PlotData } from 'plotly.js';
import { expectCounts } from '../../src/errors/arguments.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { computedLine } from '../../src/reports/traces.js';

/** Register tiles are 4 filters wide in scalar JavaScript; TFLite's kernels of the report were as well. */
export const TILE_WIDTH = 4;

/**
 * Tiles that a kernel needs where each computes `width` filters.
 *
 *   ⌈K / T⌉
 *
 * @throws {InputError} where one of the two is not a whole number from 1 on
 */
export function tileCount(filters: number, width: number): number {
  expectCounts('tileCount', { filters, width });
  return Math.ceil(filters / width);
}

/** Share of what the tiles compute that is asked for: K / (T · ⌈K / T⌉). */
export function usefulShare(filters: number, width: number): number {
  return filters / (width * tileCount(filters, width));
}

/** The tiles of these kernels, and wider ones of others. */
const WIDTHS = [TILE_WIDTH, 16, 64];
const DASHES = ['solid', 'dash', 'dot'] as const;
const COUNTS = Array.from({ length: 160 }, (_, i) => i + 1);

/** What kernels with tiles compute for 1 to 160 filters, and how much of it was asked for: the sawtooth on paper. */
export function tilesFigure(): Figure {
  const lines = (value: (filters: number, width: number) => number) =>
    WIDTHS.map((width, i): Partial<PlotData> => {
      const line = computedLine(`tiles of ${width}`, i, COUNTS, filters => value(filters, width));
      return { ...line, mode: 'lines', line: { ...line.line, dash: DASHES[i] } };
    });
  const x = { title: { text: 'filters K that are asked for' }, dtick: 32 };
  return panelFigure(
    {
      id: 'tiles',
      title: 'Filters come in tiles: what is computed, and how much of it is of use',
      caption:
        'For a kernel that always computes whole tiles. Just past a multiple of T most of the last tile is thrown away; ' +
        'the wider the tile, the deeper the tooth.',
    },
    [
      {
        heading: 'work',
        x,
        y: { title: { text: 'filters computed, T·⌈K/T⌉' }, rangemode: 'tozero' },
        traces: lines((filters, width) => width * tileCount(filters, width)),
      },
      {
        heading: 'of use',
        x,
        y: { title: { text: 'of the work, %' }, range: [0, 105] },
        traces: lines((filters, width) => 100 * usefulShare(filters, width)),
      },
    ],
  )!;
}
