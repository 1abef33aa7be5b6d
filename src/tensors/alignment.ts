/** Offsets are multiples of a cache line, so that all arms of a comparison have the same alignment. */
export const ALIGNMENT_BYTES = 64;

/** A byte offset, rounded up to a multiple of `ALIGNMENT_BYTES`. */
export function aligned(byte: number): number {
  return Math.ceil(byte / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
}
