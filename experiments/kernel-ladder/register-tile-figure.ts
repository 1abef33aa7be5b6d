import type { Figure } from '../../src/reports/figure.js';
import { computedLine } from '../../src/reports/traces.js';
import { fitsRegisters, loadsPerMultiplyAdd, VECTOR_REGISTERS } from './register-tile.js';

const ROWS = [1, 2, 3, 4, 5, 6, 7, 8];
const VECTORS = [1, 2, 3];

/** Vector loads per multiply-add of tiles of many sizes; those that do not fit into the registers are hollow. */
export function registerTileFigure(): Figure {
  return {
    id: 'register-tile',
    title: 'The larger the tile, the fewer loads, until the registers are full',
    caption:
      'A tile of r rows × v vectors of four columns loads 1/v + 1/r vectors a multiply-add. Hollow: its sums and what ' +
      `they meet need more than the ${VECTOR_REGISTERS} vector registers that V8 has on x86-64.`,
    data: VECTORS.map((vectors, i) => {
      const name = vectors === 1 ? '1 vector, 4 columns' : `${vectors} vectors, ${4 * vectors} columns`;
      const line = computedLine(name, i, ROWS, rows => loadsPerMultiplyAdd({ rows, vectors }));
      const symbols = ROWS.map(rows =>
        fitsRegisters({ rows, vectors }) ? line.marker!.symbol : `${line.marker!.symbol}-open`,
      );
      // Plotly takes a symbol for each point, its types only one for all.
      const symbol = symbols as unknown as string;
      return {
        ...line,
        marker: { ...line.marker, size: 10, symbol, line: { color: line.line!.color, width: 2 } },
      };
    }),
    layout: {
      xaxis: { title: { text: 'rows of the tile' }, dtick: 1, range: [0.7, 8.3] },
      yaxis: { title: { text: 'vector loads per multiply-add' }, rangemode: 'tozero' },
      legend: { title: { text: 'width of the tile' } },
    },
  };
}
