/** A reduction of many numbers to one: finish(combine(… combine(start, of(x₀)) …, of(xₙ₋₁)), n). */
interface Reduction {
  readonly start: number;
  /** What is combined of each number. */
  readonly of: (x: number) => number;
  readonly combine: (a: number, b: number) => number;
  readonly finish: (combined: number, count: number) => number;
}

const itself = (x: number) => x;
const sum = { start: 0, of: itself, combine: (a, b) => a + b, finish: itself } satisfies Reduction;

/** ln(e^a + e^b), without an overflow. */
const logOfSum = (a: number, b: number) =>
  a === b ? a + Math.LN2 : Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));

/**
 * Every reduction.
 *
 * @source ONNX, Operators: ReduceSum, ReduceMean, …
 */
export const reductions = {
  sum,
  mean: { ...sum, finish: (total, count) => total / count },
  max: { ...sum, start: -Infinity, combine: (a, b) => Math.max(a, b) },
  min: { ...sum, start: Infinity, combine: (a, b) => Math.min(a, b) },
  product: { ...sum, start: 1, combine: (a, b) => a * b },
  l1: { ...sum, of: Math.abs },
  l2: { ...sum, of: x => x * x, finish: Math.sqrt },
  sumSquare: { ...sum, of: x => x * x },
  logSum: { ...sum, finish: Math.log },
  logSumExp: { ...sum, start: -Infinity, combine: logOfSum },
} as const satisfies Readonly<Record<string, Reduction>>;

/** Name of a reduction. */
export type ReductionName = keyof typeof reductions;
