/**
 * The numbers by which the kernels know the activations that are fused into them. AssemblyScript compiles this file,
 * and so does tsc: it may hold nothing but whole numbers.
 */

export const NO_ACTIVATION = 0;
export const RELU = 1;
export const RELU6 = 2;
export const SIGMOID = 3;
export const SWISH = 4;
export const HARD_SIGMOID = 5;
export const H_SWISH = 6;
