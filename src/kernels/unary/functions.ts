import { erf } from './erf.js';

/** A function of one number, with the parameters that it has. */
interface UnaryFunction {
  /** Its value at x. */
  readonly at: (x: number, alpha: number, beta: number) => number;
  /** Default of alpha; a function that has none takes none. */
  readonly alpha?: number;
  /** The same of beta. */
  readonly beta?: number;
}

/** ½·(1 + tanh(√(2/π)·(x + 0.044715·x³))), with which GELU is approximated. */
const tanhGate = (x: number) => 0.5 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));

/** ln(1 + e^x), without an overflow. */
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** To the nearest integer, and from the middle between two to the even one. */
const round = (x: number) => {
  const rounded = Math.round(x);
  return Math.abs(x - Math.trunc(x)) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
};

/**
 * Every function of one number, with the defaults that ONNX has for its parameters.
 *
 * @source ONNX, Operators
 */
export const unaryFunctions = {
  leakyRelu: { at: (x, alpha) => (x >= 0 ? x : alpha * x), alpha: 0.01 },
  thresholdedRelu: { at: (x, alpha) => (x <= alpha ? 0 : x), alpha: 1 },
  elu: { at: (x, alpha) => (x >= 0 ? x : alpha * Math.expm1(x)), alpha: 1 },
  celu: { at: (x, alpha) => (x >= 0 ? x : alpha * Math.expm1(x / alpha)), alpha: 1 },
  selu: {
    at: (x, alpha, beta) => beta * (x >= 0 ? x : alpha * Math.expm1(x)),
    alpha: 1.6732632423543772,
    beta: 1.0507009873554805,
  },
  linearSigmoid: {
    at: (x, alpha, beta) => Math.min(Math.max(alpha * x + beta, 0), 1),
    alpha: 0.2,
    beta: 0.5,
  },
  clip: { at: (x, alpha, beta) => Math.min(Math.max(x, alpha), beta), alpha: -Infinity, beta: Infinity },
  tanh: { at: Math.tanh },
  softplus: { at: softplus },
  softsign: { at: x => x / (1 + Math.abs(x)) },
  mish: { at: x => x * Math.tanh(softplus(x)) },
  gelu: { at: x => 0.5 * x * (1 + erf(x / Math.SQRT2)) },
  geluTanh: { at: x => x * tanhGate(x) },
  erf: { at: erf },
  exp: { at: Math.exp },
  log: { at: Math.log },
  sqrt: { at: Math.sqrt },
  reciprocal: { at: x => 1 / x },
  negate: { at: x => -x },
  abs: { at: Math.abs },
  floor: { at: Math.floor },
  ceil: { at: Math.ceil },
  round: { at: round },
  sign: { at: Math.sign },
} as const satisfies Readonly<Record<string, UnaryFunction>>;

/** Name of a function of one number. */
export type UnaryFunctionName = keyof typeof unaryFunctions;

/** A function by its name. */
export function unaryFunction(name: UnaryFunctionName): UnaryFunction {
  return unaryFunctions[name];
}
