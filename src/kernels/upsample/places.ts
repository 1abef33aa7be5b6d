/** The place on an input axis that each place of the output's shows: ⌊q·input / output⌋. */
export function shownPlaces(input: number, output: number): Int32Array {
  return Int32Array.from({ length: output }, (_, q) => Math.floor((q * input) / output));
}
