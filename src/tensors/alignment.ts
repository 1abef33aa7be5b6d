/** Offsets are multiples of a cache line, so that no arm of a comparison has worse alignment than another. */
export const ALIGNMENT_BYTES = 64;

/** The first multiple of `ALIGNMENT_BYTES` that is not before this byte. */
export function aligned(byte: number): number {
  return Math.ceil(byte / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
}
