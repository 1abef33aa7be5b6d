import type { Figure } from '../../src/reports/figure.js';
import { computedLine } from '../../src/reports/traces.js';

/** A tile of sums that a SIMD kernel of the matrix product keeps in registers: rows × vectors of four columns. */
interface RegisterTile {
  readonly rows: number;
  readonly vectors: number;
}

/** Vector registers that V8 leaves to WebAssembly on x86-64: it keeps one of the 16 for itself. */
const VECTOR_REGISTERS = 15;

/**
 * Vector loads for one multiply-add of vectors:
 *
 *   (rows + vectors) / (rows · vectors) = 1 / vectors + 1 / rows
 *
 * At each step a value of A for every row and a vector of B are loaded once, and each of them meets all of the others.
 */
export function loadsPerMultiplyAdd({ rows, vectors }: RegisterTile): number {
  return (rows + vectors) / (rows * vectors);
}

/**
 * Vector registers that the innermost loop needs at a time:
 *
 *   rows · vectors sums + vectors of B + 1 value of A, copied to all lanes + 1 product
 *
 * A fused multiply-add does without the last.
 */
export function registersOf({ rows, vectors }: RegisterTile): number {
  return rows * vectors + vectors + 2;
}

/** Whether nothing of a tile has to be kept in memory between two steps. */
export function fitsRegisters(tile: RegisterTile): boolean {
  return registersOf(tile) <= VECTOR_REGISTERS;
}

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
