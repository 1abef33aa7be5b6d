import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import { unaryReference } from './0-reference.js';
import * as shape from './shape.js';

type Unary = OpParameters['unary'];
type Values = Float32Array;

/**
 * A function of one number, the usual activations in loops of their own.
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @changes activations are written into their loops: signs without a branch, erf as a quotient of polynomials, Mish and
 *          the approximation of GELU with one exponential; all other functions are left to the reference
 * @expect  no call per element, and no branch that is mispredicted half of the time
 */
export function unaryOwnLoops(out: Tensor, x: Tensor, parameters: Unary): void {
  checkTensors('unary', shape, out, [x], [], parameters);
  const [alpha, beta] = shape.constantsOf(parameters);
  if (parameters.function === 'leakyRelu') leakyRelu(out.data, x.data, alpha);
  else if (parameters.function === 'clip') clip(out.data, x.data, alpha, beta);
  else if (parameters.function === 'gelu') gelu(out.data, x.data);
  else if (parameters.function === 'geluTanh') geluTanh(out.data, x.data);
  else if (parameters.function === 'mish') mish(out.data, x.data);
  else unaryReference(out, x, parameters);
}

/** (x + |x|) / 2 + α · (x − |x|) / 2; ±∞ gives NaN. */
function leakyRelu(to: Values, from: Values, alpha: number): void {
  for (let i = 0; i < to.length; i++) {
    const value = from[i];
    const size = Math.abs(value);
    to[i] = (value + size) * 0.5 + alpha * ((value - size) * 0.5);
  }
}

/** min(α + (y + |y|) / 2, β), y = x − α. The bound at β remains a branch, which is rarely taken. */
function clip(to: Values, from: Values, alpha: number, beta: number): void {
  if (alpha === -Infinity) {
    for (let i = 0; i < to.length; i++) to[i] = Math.min(from[i], beta);
    return;
  }
  for (let i = 0; i < to.length; i++) {
    const above = from[i] - alpha;
    to[i] = Math.min(alpha + (above + Math.abs(above)) * 0.5, beta);
  }
}

/** ½·x·(1 + erf(x/√2)), with the quotient of polynomials that the SIMD kernels have for erf. */
function gelu(to: Values, from: Values): void {
  for (let i = 0; i < to.length; i++) {
    const x = Math.min(Math.max(from[i] * Math.SQRT1_2, -4), 4);
    const z = x * x;
    let p = -2.72614225801306e-10;
    p = p * z + 2.77068142495902e-8;
    p = p * z - 2.10102402082508e-6;
    p = p * z - 5.69250639462346e-5;
    p = p * z - 7.34990630326855e-4;
    p = p * z - 2.95459980854025e-3;
    p = p * z - 1.60960333262415e-2;
    let q = -1.45660718464996e-5;
    q = q * z - 2.13374055278905e-4;
    q = q * z - 1.68282697438203e-3;
    q = q * z - 7.37332916720468e-3;
    q = q * z - 1.42647390514189e-2;
    to[i] = 0.5 * from[i] * (1 + (x * p) / q);
  }
}

/** ½·x·(1 + tanh(u)) = x / (1 + e^(−2u)). */
function geluTanh(to: Values, from: Values): void {
  const factor = -2 * Math.sqrt(2 / Math.PI);
  for (let i = 0; i < to.length; i++) {
    const x = from[i];
    to[i] = x / (1 + Math.exp(factor * (x + 0.044715 * x * x * x)));
  }
}

/** x·tanh(ln(1 + e^x)) = x·n / (n + 2), n = e^2x + 2·e^x; where n could overflow, the quotient is 1. */
function mish(to: Values, from: Values): void {
  for (let i = 0; i < to.length; i++) {
    const x = from[i];
    const e = Math.exp(Math.min(x, 20));
    const n = e * (e + 2);
    to[i] = (x * n) / (n + 2);
  }
}
