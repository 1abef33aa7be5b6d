import type { Data } from 'plotly.js';
import type { Figure } from '../../src/reports/figure.js';
import { legendOnce, panelLayout } from '../../src/reports/panels.js';
import { COLOURS } from '../../src/reports/theme.js';
import { TILE_WIDTH } from './claims.js';
import { tileCount, usefulShare } from './tiles.js';

/** The tiles of these kernels, and wider ones of others. */
const WIDTHS = [TILE_WIDTH, 16, 64];
const COUNTS = Array.from({ length: 160 }, (_, i) => i + 1);
const DASHES = ['solid', 'dash', 'dot'] as const;

/** What kernels with tiles compute for 1 to 160 filters, and how much of it was asked for: the sawtooth on paper. */
export function tilesFigure(): Figure {
  const lines = (values: (filters: number, width: number) => number, suffix: string): Partial<Data>[] =>
    WIDTHS.map((width, i) => ({
      type: 'scatter',
      mode: 'lines',
      name: `tiles of ${width}`,
      x: COUNTS,
      y: COUNTS.map(filters => values(filters, width)),
      line: { color: COLOURS[i], dash: DASHES[i] },
      xaxis: `x${suffix}`,
      yaxis: `y${suffix}`,
    }));
  const x = { title: { text: 'filters K that are asked for' }, dtick: 32 };
  return {
    id: 'tiles',
    title: 'Filters come in tiles: what is computed, and how much of it is of use',
    caption:
      'For a kernel that always computes whole tiles. Just past a multiple of T most of the last tile is thrown away; ' +
      'the wider the tile, the deeper the tooth.',
    data: legendOnce([
      ...lines((filters, width) => width * tileCount(filters, width), ''),
      ...lines((filters, width) => 100 * usefulShare(filters, width), '2'),
    ]),
    layout: panelLayout([
      { heading: 'work', x, y: { title: { text: 'filters computed, T·⌈K/T⌉' }, rangemode: 'tozero' } },
      { heading: 'of use', x, y: { title: { text: 'of the work, %' }, range: [0, 105] } },
    ]),
  };
}
