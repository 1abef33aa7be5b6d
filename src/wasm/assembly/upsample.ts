import { FLOAT } from './simd';

/**
 * Nearest neighbour: out[plane, y, q] = x[plane, rows[y], columns[q]] for planes begin … end − 1.
 *
 * An output row that repeats the one above is copied from it.
 *
 * @param rows     i32 byte offset of the row of each output row in its plane, [P]
 * @param columns  i32 byte offset of each output column's pixel in its row, [Q]
 * @param pixels   of an input plane
 */
export function upsample(
  out: usize,
  x: usize,
  rows: usize,
  columns: usize,
  pixels: i32,
  P: i32,
  Q: i32,
  begin: i32,
  end: i32,
): void {
  const rowBytes = <usize>Q * FLOAT;
  x += <usize>(begin * pixels) * FLOAT;
  out += <usize>(begin * P) * rowBytes;
  for (let plane = begin; plane < end; plane++) {
    let shown = -1;
    for (let y = 0; y < P; y++) {
      const row = load<i32>(rows + <usize>y * 4);
      if (row == shown) {
        memory.copy(out, out - rowBytes, rowBytes);
      } else {
        const from = x + <usize>row;
        for (let q = 0; q < Q; q++) {
          store<f32>(out + <usize>q * FLOAT, load<f32>(from + load<u32>(columns + <usize>q * 4)));
        }
        shown = row;
      }
      out += rowBytes;
    }
    x += <usize>pixels * FLOAT;
  }
}
