/** Every function of two numbers that is applied element by element. */
export const binaryFunctions = {
  add: (a: number, b: number): number => a + b,
  subtract: (a: number, b: number): number => a - b,
  multiply: (a: number, b: number): number => a * b,
  divide: (a: number, b: number): number => a / b,
  power: (a: number, b: number): number => a ** b,
  minimum: (a: number, b: number): number => Math.min(a, b),
  maximum: (a: number, b: number): number => Math.max(a, b),
} as const;

/** Name of a function of two numbers. */
export type BinaryFunctionName = keyof typeof binaryFunctions;
