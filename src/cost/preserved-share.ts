/**
 * Share of the inputs that ReLU(T x) preserves, on average over T: those for which as many channels are on as the
 * input has dimensions. Each channel is on with probability ½, independently, for every T whose signs are symmetric.
 *
 *   Σ_{k=0}^{n−d} C(n, k) / 2ⁿ,   for d = 2: 1 − (1 + n) / 2ⁿ
 *
 * @param n       channels
 * @param inputs  d, dimensions of the input
 * @returns 0 where there are fewer channels than dimensions
 * @source Sandler et al. 2018, arXiv:1801.04381, appendix A, Theorem 1
 */
export function preservedShare(n: number, inputs: number): number {
  let sum = 0;
  let ways = 1;
  for (let off = 0; off <= n - inputs; off++) {
    sum += ways;
    ways = (ways * (n - off)) / (off + 1);
  }
  return sum / 2 ** n;
}
