/** Σ x / count from `start` on, from four sums in turn: an addition does not wait for those of other sums. */
export function meanOf(x: Float32Array, start: number, count: number): number {
  const end = start + count;
  let [a, b, c, d] = [0, 0, 0, 0];
  let i = start;
  for (; i + 3 < end; i += 4) {
    a += x[i];
    b += x[i + 1];
    c += x[i + 2];
    d += x[i + 3];
  }
  for (; i < end; i++) a += x[i];
  return (a + b + (c + d)) / count;
}

/** Σ (x − mean)² / count from `start` on, from four sums in turn. */
export function varianceOf(x: Float32Array, start: number, count: number, mean: number): number {
  const end = start + count;
  let [a, b, c, d] = [0, 0, 0, 0];
  let i = start;
  for (; i + 3 < end; i += 4) {
    a += (x[i] - mean) * (x[i] - mean);
    b += (x[i + 1] - mean) * (x[i + 1] - mean);
    c += (x[i + 2] - mean) * (x[i + 2] - mean);
    d += (x[i + 3] - mean) * (x[i + 3] - mean);
  }
  for (; i < end; i++) a += (x[i] - mean) * (x[i] - mean);
  return (a + b + (c + d)) / count;
}
