/** The loops that measure the ceilings of an engine. */
export interface Probes {
  /** Independent sums of `multiplyAdd`. */
  readonly sums: number;
  /** Steps of x ← x/2 + 3/4 in each of the sums, which all end at 1.5; returns their total. */
  multiplyAdd(steps: number): number;
  /** Uninitialized memory that `readAll` can read. */
  values(length: number): Float32Array;
  /** The sum of all values over so many passes. All values are 1; their number is a power of two, at least 32. */
  readAll(values: Float32Array, passes: number): number;
}
