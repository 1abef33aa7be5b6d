import { FLOAT } from './simd';

/** Copies `count` values; the two places do not overlap. */
export function copyValues(to: usize, from: usize, count: i32): void {
  memory.copy(to, from, <usize>count * FLOAT);
}

/** Channel shuffle: out[n, c·G + g, i] = x[n, g·C/G + c, i], for row = n·C/G + c from `begin` to `end` − 1. */
export function shuffleChannels(
  out: usize,
  x: usize,
  groups: i32,
  perGroup: i32,
  pixels: i32,
  begin: i32,
  end: i32,
): void {
  const bytes = <usize>pixels * FLOAT;
  out += <usize>(begin * groups) * bytes;
  for (let row = begin; row < end; row++) {
    const c = row % perGroup;
    const image = x + <usize>((row - c) * groups) * bytes;
    for (let g = 0; g < groups; g++) {
      memory.copy(out, image + <usize>(g * perGroup + c) * bytes, bytes);
      out += bytes;
    }
  }
}
