import type { Data } from 'plotly.js';
import type { Figure } from '../../src/reports/figure.js';
import { COLOURS } from '../../src/reports/theme.js';
import { fitsRegisters, loadsPerMultiplyAdd, VECTOR_REGISTERS } from './register-tile.js';

const ROWS = [1, 2, 3, 4, 5, 6, 7, 8];
const VECTORS = [1, 2, 3];
const SYMBOLS = ['circle', 'square', 'diamond'] as const;

/** Vector loads per multiply-add of tiles of many sizes; those that do not fit into the registers are hollow. */
export function registerTileFigure(): Figure {
  return {
    id: 'register-tile',
    title: 'The larger the tile, the fewer loads, until the registers are full',
    caption:
      'A tile of r rows × v vectors of four columns loads 1/v + 1/r vectors a multiply-add. Hollow: its sums and what ' +
      `they meet need more than the ${VECTOR_REGISTERS} vector registers that V8 has on x86-64.`,
    data: VECTORS.map((vectors, i): Partial<Data> => {
      const tiles = ROWS.map(rows => ({ rows, vectors }));
      return {
        type: 'scatter',
        mode: 'lines+markers',
        name: vectors === 1 ? '1 vector, 4 columns' : `${vectors} vectors, ${4 * vectors} columns`,
        x: ROWS,
        y: tiles.map(loadsPerMultiplyAdd),
        line: { color: COLOURS[i], width: 1.5 },
        marker: {
          size: 10,
          // Plotly takes a symbol for each point, its types only one for all.
          symbol: tiles.map(tile =>
            fitsRegisters(tile) ? SYMBOLS[i] : `${SYMBOLS[i]}-open`,
          ) as unknown as string,
          color: COLOURS[i],
          line: { color: COLOURS[i], width: 2 },
        },
      };
    }),
    layout: {
      xaxis: { title: { text: 'rows of the tile' }, dtick: 1, range: [0.7, 8.3] },
      yaxis: { title: { text: 'vector loads per multiply-add' }, rangemode: 'tozero' },
      legend: { title: { text: 'width of the tile' } },
    },
  };
}
