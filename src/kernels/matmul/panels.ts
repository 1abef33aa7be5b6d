import { elements, type Tensor } from '../../tensors/tensor.js';
import { tile1x1, tile1x4, tile4x1, tile4x4 } from './tiles.js';

/** Rows of the product that one register tile computes; 1 … 3 left-over rows are computed one by one. */
export const TILE_ROWS = 4;

/** Columns of the product that one register tile computes; 1 … 3 left-over columns are computed one by one. */
export const TILE_COLUMNS = 4;

/** The left matrix of a product, in the order in which the tiles read it, and what the sums of each row start from. */
export interface PackedRows {
  readonly rows: number;
  readonly depth: number;
  /**
   * rows·depth values: four rows at a time interleaved, then the left-over rows one after the other. A panel that
   * begins at row i begins at i·depth, and nothing is padded.
   */
  readonly values: Float32Array;
  /** The bias of each row, or zeros. */
  readonly start: Float32Array;
}

/**
 * Memory for a packed left matrix whose sums start from zero.
 *
 * @param values  rows·depth values, any content
 */
export function packedRows(
  rows: number,
  depth: number,
  values: Float32Array = new Float32Array(rows * depth),
): PackedRows {
  return { rows, depth, values, start: new Float32Array(rows) };
}

/** Bytes of packed left matrices. */
export function packedBytes(matrices: readonly PackedRows[]): number {
  return matrices.reduce((sum, { values, start }) => sum + values.byteLength + start.byteLength, 0);
}

/**
 * Packs a left matrix: values[i·depth + 4·p + r] = matrix[i + r, p] for i = 0, 4, … and r = 0 … 3.
 *
 * @param matrix  row-major [rows, depth], starting at `offset`
 */
export function packRows({ rows, depth, values }: PackedRows, matrix: Float32Array, offset: number): void {
  const tiled = rows - (rows % TILE_ROWS);
  for (let i = 0; i < tiled; i++) {
    const panel = i - (i % TILE_ROWS);
    const lane = i % TILE_ROWS;
    for (let p = 0; p < depth; p++) {
      values[panel * depth + TILE_ROWS * p + lane] = matrix[offset + i * depth + p];
    }
  }
  values.set(matrix.subarray(offset + tiled * depth, offset + rows * depth), tiled * depth);
}

/** Packs the weights [K, …] of a layer, K / groups rows for each group, with their bias [K]. */
export function packWeights(w: Tensor, bias: Tensor | undefined, groups: number): readonly PackedRows[] {
  const rows = w.shape[0] / groups;
  const depth = elements(w.shape) / w.shape[0];
  return Array.from({ length: groups }, (_, g) => {
    const packed = packedRows(rows, depth);
    packRows(packed, w.data, g * rows * depth);
    if (bias) packed.start.set(bias.data.subarray(g * rows, (g + 1) * rows));
    return packed;
  });
}

/**
 * Packs four columns of the right matrix, or one: panel[p·columns + c] = matrix[p, c].
 *
 * @param panel   depth·columns values, overwritten
 * @param matrix  element [p, c] at offset + p·rowStride + c·columnStride
 */
export function packColumns(
  panel: Float32Array,
  columns: number,
  matrix: Float32Array,
  offset: number,
  rowStride: number,
  columnStride: number,
  depth: number,
): void {
  let from = offset;
  if (columns === TILE_COLUMNS) {
    for (let q = 0; q < TILE_COLUMNS * depth; q += TILE_COLUMNS) {
      panel[q] = matrix[from];
      panel[q + 1] = matrix[from + columnStride];
      panel[q + 2] = matrix[from + 2 * columnStride];
      panel[q + 3] = matrix[from + 3 * columnStride];
      from += rowStride;
    }
  } else {
    for (let p = 0; p < depth; p++) {
      panel[p] = matrix[from];
      from += rowStride;
    }
  }
}

/**
 * Multiplies a packed left matrix with one packed panel of columns, tile by tile.
 *
 *   out[o + r·rowStride + c·columnStride] = start[r] + Σ_p a[r, p] · panel[p, c]
 *
 * @param accumulate  also adds the value that `out` had before
 * @param columns     4 or 1
 */
export function multiplyPanel(
  out: Float32Array,
  o: number,
  rowStride: number,
  columnStride: number,
  accumulate: boolean,
  { rows, depth, values, start }: PackedRows,
  panel: Float32Array,
  columns: number,
): void {
  const wide = columns === TILE_COLUMNS;
  const tall = wide ? tile4x4 : tile4x1;
  const single = wide ? tile1x4 : tile1x1;
  let r = 0;
  for (; r + TILE_ROWS <= rows; r += TILE_ROWS) {
    tall(
      out,
      o + r * rowStride,
      rowStride,
      columnStride,
      start,
      r,
      values,
      r * depth,
      panel,
      depth,
      accumulate,
    );
  }
  for (; r < rows; r++) {
    single(
      out,
      o + r * rowStride,
      rowStride,
      columnStride,
      start,
      r,
      values,
      r * depth,
      panel,
      depth,
      accumulate,
    );
  }
}

/** Width of the panel that begins at a column: four as long as four columns are left, then one. */
export function panelWidth(column: number, columns: number): number {
  return column + TILE_COLUMNS <= columns ? TILE_COLUMNS : 1;
}
