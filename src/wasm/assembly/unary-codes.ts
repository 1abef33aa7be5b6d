/**
 * The numbers by which the kernel `unary` knows its functions. AssemblyScript compiles this file, and so does tsc: it
 * may hold nothing but whole numbers.
 */

export const LEAKY_RELU = 0;
export const THRESHOLDED_RELU = 1;
export const ELU = 2;
export const CELU = 3;
export const SELU = 4;
export const LINEAR_SIGMOID = 5;
export const CLIP = 6;
export const TANH = 7;
export const SOFTPLUS = 8;
export const SOFTSIGN = 9;
export const MISH = 10;
export const GELU = 11;
export const GELU_TANH = 12;
export const ERF = 13;
export const EXP = 14;
export const LOG = 15;
export const SQRT = 16;
export const RECIPROCAL = 17;
export const NEGATE = 18;
export const ABS = 19;
export const FLOOR = 20;
export const CEIL = 21;
export const ROUND = 22;
export const SIGN = 23;
