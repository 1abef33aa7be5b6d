import { FLOAT } from './simd';

/** Copies `count` values; the two places do not overlap. */
export function copyValues(to: usize, from: usize, count: i32): void {
  memory.copy(to, from, <usize>count * FLOAT);
}

/** Channel shuffle: out[n, c·G + g, i] = x[n, g·C/G + c, i]. */
export function shuffleChannels(
  out: usize,
  x: usize,
  images: i32,
  groups: i32,
  perGroup: i32,
  pixels: i32,
): void {
  const bytes = <usize>pixels * FLOAT;
  for (let n = 0; n < images; n++) {
    const image = x + <usize>(n * groups * perGroup) * bytes;
    for (let c = 0; c < perGroup; c++) {
      for (let g = 0; g < groups; g++) {
        memory.copy(out, image + <usize>(g * perGroup + c) * bytes, bytes);
        out += bytes;
      }
    }
  }
}
