/** Where |x| is larger, erf is ±1 to the last digit of a double. */
const LARGEST = 6;

/**
 * The error function, to double precision.
 *
 *   erf(x) = 2/√π · e^(−x²) · Σ_n 2ⁿ·x^(2n + 1) / (1·3·5·…·(2n + 1))
 *
 * All terms have the sign of x, so nothing cancels.
 *
 * @source Abramowitz & Stegun 1964, Handbook of Mathematical Functions, 7.1.6
 */
export function erf(x: number): number {
  if (Math.abs(x) > LARGEST) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
