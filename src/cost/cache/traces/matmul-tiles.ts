import { expectFields } from '../../../errors/arguments.js';
import { type AccessSink, AddressSpace, ELEMENT_BYTES, from, type Place, type Trace } from '../trace.js';
import { expectMatmul, type MatmulShape } from './matmul.js';

/** Tile and block sizes of a packed matrix product. */
export interface MatmulTiles {
  /** Rows and columns of the register tile. */
  readonly rows: number;
  readonly columns: number;
  /** Columns of B that are packed at a time, a multiple of `columns`. */
  readonly block: number;
}

/** Values per cache line. */
const LINE_ELEMENTS = 16;

/**
 * Matrix product in the order i, p, j (`1-loop-order`): each element of A scales a row of B, which is added to a row
 * of the result.
 *
 * Counts 3·rows·columns·depth accesses for loading B and loading and storing the sums, rows·depth for A and
 * rows·columns for the initial zeros. The innermost loop goes line by line instead of value by value, which changes
 * no miss as long as a set holds two lines.
 */
export function rowByRowMatmulTrace(shape: MatmulShape): Trace {
  expectMatmul('rowByRowMatmulTrace', shape);
  const { rows, columns, depth } = shape;
  const space = new AddressSpace();
  const a = space.place('a', [rows, depth]);
  const b = space.place('b', [depth, columns]);
  const out = space.place('out', [rows, columns]);
  return space.trace('matmul, row by row', sink => {
    run(sink, out, 0, rows * columns);
    for (let i = 0; i < rows; i++) {
      for (let p = 0; p < depth; p++) {
        run(sink, a, i * depth + p, 1);
        for (let j = 0; j < columns; j += LINE_ELEMENTS) {
          const length = Math.min(LINE_ELEMENTS, columns - j);
          run(sink, out, i * columns + j, length);
          run(sink, b, p * columns + j, length);
          run(sink, out, i * columns + j, length);
        }
      }
    }
  });
}

/**
 * Matrix product in register tiles of size × size, reading A and B in place (`2-register-tile`): all rows of one strip
 * of columns, then the next strip.
 *
 * Counts 2/size loads per multiply-accumulate and one store per result.
 *
 * @throws {RangeError} where `size` does not divide the rows and columns
 */
export function tiledMatmulTrace(shape: MatmulShape, size: number): Trace {
  expectMatmul('tiledMatmulTrace', shape);
  const { rows, columns, depth } = shape;
  expectMultiple('rows', rows, size);
  expectMultiple('columns', columns, size);
  const space = new AddressSpace();
  const a = space.place('a', [rows, depth]);
  const b = space.place('b', [depth, columns]);
  const out = space.place('out', [rows, columns]);
  return space.trace(`matmul in tiles of ${size}×${size}`, sink => {
    for (let j = 0; j < columns; j += size) {
      for (let i = 0; i < rows; i += size) {
        for (let p = 0; p < depth; p++) {
          run(sink, b, p * columns + j, size);
          for (let r = 0; r < size; r++) run(sink, a, (i + r) * depth + p, 1);
        }
        for (let r = 0; r < size; r++) run(sink, out, (i + r) * columns + j, size);
      }
    }
  });
}

/**
 * Matrix product in register tiles that read A and B from packed copies (`3-packed-panels` and the WebAssembly
 * kernels): all of A is packed first, then B one block of columns at a time, each used for all rows.
 *
 * Counts (1/rows + 1/columns) loads per multiply-accumulate, two accesses per packed value, one load per row of each
 * tile for the value its sums start from, and one store per result.
 *
 * @throws {RangeError} where the tile does not divide the rows, the block or the columns
 */
export function packedMatmulTrace(shape: MatmulShape, tiles: MatmulTiles): Trace {
  expectMatmul('packedMatmulTrace', shape);
  expectFields(
    'packedMatmulTrace: tiles',
    tiles,
    ['rows', 'columns', 'block'],
    'an object with rows, columns, block',
  );
  const { rows, columns, depth } = shape;
  expectMultiple('rows', rows, tiles.rows);
  expectMultiple('block', tiles.block, tiles.columns);
  expectMultiple('columns', columns, tiles.block);
  const space = new AddressSpace();
  const a = space.place('a', [rows, depth]);
  const b = space.place('b', [depth, columns]);
  const out = space.place('out', [rows, columns]);
  const packed = space.place('packed a', [rows, depth]);
  const panel = space.place('panel of b', [depth, tiles.block]);
  const start = space.place('start', [rows]);
  return space.trace(`matmul, packed, ${tiles.rows}×${tiles.columns}`, sink => {
    packRows(sink, packed, a, shape, tiles.rows);
    for (let j0 = 0; j0 < columns; j0 += tiles.block) {
      for (let j = 0; j < tiles.block; j += tiles.columns) {
        for (let p = 0; p < depth; p++) {
          run(sink, b, p * columns + j0 + j, tiles.columns);
          run(sink, panel, j * depth + p * tiles.columns, tiles.columns);
        }
      }
      for (let j = 0; j < tiles.block; j += tiles.columns) {
        for (let i = 0; i < rows; i += tiles.rows) {
          run(sink, start, i, tiles.rows);
          for (let p = 0; p < depth; p++) {
            run(sink, panel, j * depth + p * tiles.columns, tiles.columns);
            run(sink, packed, i * depth + p * tiles.rows, tiles.rows);
          }
          for (let r = 0; r < tiles.rows; r++) {
            run(sink, out, (i + r) * columns + j0 + j, tiles.columns);
          }
        }
      }
    }
  });
}

/** Packs A into panels of `panel` interleaved rows: packed[i·depth + p·panel + r] = a[i + r, p]. */
function packRows(sink: AccessSink, to: Place, a: Place, { rows, depth }: MatmulShape, panel: number): void {
  for (let i = 0; i < rows; i++) {
    const lane = i % panel;
    for (let p = 0; p < depth; p++) {
      run(sink, a, i * depth + p, 1);
      run(sink, to, (i - lane) * depth + p * panel + lane, 1);
    }
  }
}

/** Accesses `length` values of a tensor, starting at `element`. */
function run(sink: AccessSink, tensor: Place, element: number, length: number): void {
  const { id, byteStart } = from(tensor, element);
  sink.accessRun(id, byteStart, length * ELEMENT_BYTES);
}

function expectMultiple(what: string, length: number, of: number): void {
  if (!(Number.isSafeInteger(length / of) && length >= of)) {
    throw new RangeError(`matmul trace: ${what} ${length}, expected a multiple of ${of}`);
  }
}
