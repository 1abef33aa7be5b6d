import { FLOAT } from './simd';

/**
 * Nearest neighbour: out[plane, y, q] = x[plane, ⌊y·H/P⌋, columns[q]] for planes begin … end − 1.
 *
 * An output row that repeats the one above is copied from it.
 *
 * @param columns  i32 byte offset of each output column's pixel in its row, [Q]
 */
export function upsample(
  out: usize,
  x: usize,
  columns: usize,
  H: i32,
  W: i32,
  P: i32,
  Q: i32,
  begin: i32,
  end: i32,
): void {
  const rowBytes = <usize>Q * FLOAT;
  x += <usize>(begin * H * W) * FLOAT;
  out += <usize>(begin * P) * rowBytes;
  for (let plane = begin; plane < end; plane++) {
    let shown = -1;
    for (let y = 0; y < P; y++) {
      const row = (y * H) / P;
      if (row == shown) {
        memory.copy(out, out - rowBytes, rowBytes);
      } else {
        const from = x + <usize>(row * W) * FLOAT;
        for (let q = 0; q < Q; q++) {
          store<f32>(out + <usize>q * FLOAT, load<f32>(from + load<u32>(columns + <usize>q * 4)));
        }
        shown = row;
      }
      out += rowBytes;
    }
    x += <usize>(H * W) * FLOAT;
  }
}
