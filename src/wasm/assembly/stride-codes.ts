/**
 * The numbers by which the depthwise kernel knows the strides of 3×3 windows. AssemblyScript compiles this file, and so
 * does tsc: it may hold nothing but whole numbers.
 */

/** Any other window. */
export const NO_NINE_TAPS = 0;
export const BY_ONE = 1;
export const BY_TWO = 2;
/** By 1 row and 2 columns. */
export const ACROSS_BY_TWO = 3;
/** By 2 rows and 1 column. */
export const DOWN_BY_TWO = 4;
