/**
 * The numbers by which the kernels `reduceRows` and `reduceColumns` know their functions. AssemblyScript compiles this
 * file, and so does tsc: it may hold nothing but whole numbers.
 */

export const SUM = 0;
export const MEAN = 1;
export const MAX = 2;
export const MIN = 3;
export const L1 = 4;
export const L2 = 5;
export const SUM_SQUARE = 6;
