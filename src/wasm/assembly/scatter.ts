import { FLOAT, LANES, VECTOR } from './simd';

/**
 * Adds the products of a transposed convolution where their taps fall.
 *
 *   out[k, h·sr + i·dr − top, w·sc + j·dc − left] = start[k] + Σ products[k, i, j, h, w]
 *
 * @param out       [filters, P, Q]; planes begin … end − 1 are overwritten
 * @param products  [filters, R, S, H, W]
 * @param start     [filters]
 */
export function scatterTaps(
  out: usize,
  products: usize,
  start: usize,
  R: i32,
  S: i32,
  H: i32,
  W: i32,
  P: i32,
  Q: i32,
  rowStride: i32,
  columnStride: i32,
  rowDilation: i32,
  columnDilation: i32,
  top: i32,
  left: i32,
  begin: i32,
  end: i32,
): void {
  const plane = <usize>(P * Q) * FLOAT;
  const map = <usize>(H * W) * FLOAT;
  for (let k = begin; k < end; k++) {
    const to = out + <usize>k * plane;
    fillPlane(to, P * Q, load<f32>(start + <usize>k * FLOAT));
    let from = products + <usize>(k * R * S) * map;
    for (let i = 0; i < R; i++) {
      for (let j = 0; j < S; j++) {
        // Column w of the products falls on column w·stride + shift of the output.
        const shift = j * columnDilation - left;
        const first = shift < 0 ? (columnStride - 1 - shift) / columnStride : 0;
        const last = min(W, (Q - shift + columnStride - 1) / columnStride);
        if (shift < Q && first < last) {
          for (let h = 0; h < H; h++) {
            const y = h * rowStride + i * rowDilation - top;
            if (y < 0 || y >= P) continue;
            const target = to + <usize>(y * Q + first * columnStride + shift) * FLOAT;
            addRow(target, from + <usize>(h * W + first) * FLOAT, last - first, columnStride);
          }
        }
        from += map;
      }
    }
  }
}

function fillPlane(to: usize, count: i32, value: f32): void {
  const four = f32x4.splat(value);
  const end = to + <usize>count * FLOAT;
  for (; to + VECTOR <= end; to += VECTOR) v128.store(to, four);
  for (; to < end; to += FLOAT) store<f32>(to, value);
}

/** to[i · stride] += from[i]. */
function addRow(to: usize, from: usize, count: i32, stride: i32): void {
  let i = 0;
  if (stride == 1) {
    for (; i + LANES <= count; i += LANES) {
      v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
      to += VECTOR;
      from += VECTOR;
    }
  } else if (stride == 2) {
    const zeros = f32x4.splat(0);
    // Two vectors of the output for each of the products; the last value of the second is that of nobody.
    for (; i + LANES < count; i += LANES) {
      const four = v128.load(from);
      v128.store(to, f32x4.add(v128.load(to), i32x4.shuffle(four, zeros, 0, 4, 1, 4)));
      const second = i32x4.shuffle(four, zeros, 2, 4, 3, 4);
      v128.store(to, f32x4.add(v128.load(to, VECTOR), second), VECTOR);
      to += 2 * VECTOR;
      from += VECTOR;
    }
  }
  for (; i < count; i++) {
    store<f32>(to, load<f32>(to) + load<f32>(from));
    to += <usize>stride * FLOAT;
    from += FLOAT;
  }
}
