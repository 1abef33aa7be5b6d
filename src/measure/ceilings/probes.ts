/** The loops that measure what an engine's code reaches at most. */
export interface Probes {
  /** Independent sums of `multiplyAdd`. */
  readonly sums: number;
  /** Steps of x ← x/2 + 3/4 in each of the sums, which all end at 1.5; returns their total. */
  multiplyAdd(steps: number): number;
  /** Memory that `readAll` can read, any content. */
  values(length: number): Float32Array;
  /** What values that are all 1, and whose number is a power of two from 32 on, add up to in so many passes. */
  readAll(values: Float32Array, passes: number): number;
}
