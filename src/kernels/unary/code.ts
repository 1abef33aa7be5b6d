import * as codes from '../../wasm/assembly/unary-codes.js';
import type { UnaryFunctionName } from './functions.js';

/** The numbers by which the WebAssembly kernel knows the functions. */
export const unaryCodes: { readonly [F in UnaryFunctionName]: number } = {
  leakyRelu: codes.LEAKY_RELU,
  thresholdedRelu: codes.THRESHOLDED_RELU,
  elu: codes.ELU,
  celu: codes.CELU,
  selu: codes.SELU,
  linearSigmoid: codes.LINEAR_SIGMOID,
  clip: codes.CLIP,
  tanh: codes.TANH,
  softplus: codes.SOFTPLUS,
  softsign: codes.SOFTSIGN,
  mish: codes.MISH,
  gelu: codes.GELU,
  geluTanh: codes.GELU_TANH,
  erf: codes.ERF,
  exp: codes.EXP,
  log: codes.LOG,
  sqrt: codes.SQRT,
  reciprocal: codes.RECIPROCAL,
  negate: codes.NEGATE,
  abs: codes.ABS,
  floor: codes.FLOOR,
  ceil: codes.CEIL,
  round: codes.ROUND,
  sign: codes.SIGN,
};
