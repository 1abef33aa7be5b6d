/**
 * The numbers by which `binaryRows` and `binaryValues` know their functions. AssemblyScript compiles this file, and so does
 * tsc: it may hold nothing but whole numbers.
 */

export const ADD = 0;
export const SUBTRACT = 1;
export const MULTIPLY = 2;
export const DIVIDE = 3;
export const MINIMUM = 4;
export const MAXIMUM = 5;
export const POWER = 6;
