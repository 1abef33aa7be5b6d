/** The input column of each of Q output columns: ⌊q·W / Q⌋. */
export function shownColumns(W: number, Q: number): Int32Array {
  return Int32Array.from({ length: Q }, (_, q) => Math.floor((q * W) / Q));
}
