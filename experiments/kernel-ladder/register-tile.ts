/** A tile of sums that a SIMD kernel of the matrix product keeps in registers. */
export interface RegisterTile {
  /** Rows of the result. */
  readonly rows: number;
  /** Vectors of four columns of the result. */
  readonly vectors: number;
}

/** Vector registers that V8 leaves to WebAssembly on x86-64: it keeps one of the 16 for itself. */
export const VECTOR_REGISTERS = 15;

/**
 * Vector loads for one multiply-add of vectors:
 *
 *   (rows + vectors) / (rows · vectors) = 1 / vectors + 1 / rows
 *
 * At each step a value of A for every row and a vector of B are loaded once, and each of them meets all of the others.
 */
export function loadsPerMultiplyAdd({ rows, vectors }: RegisterTile): number {
  return (rows + vectors) / (rows * vectors);
}

/**
 * Vector registers that the innermost loop needs at a time:
 *
 *   rows · vectors sums + vectors of B + 1 value of A, copied to all lanes + 1 product
 *
 * A fused multiply-add does without the last.
 */
export function registersOf({ rows, vectors }: RegisterTile): number {
  return rows * vectors + vectors + 2;
}

/** Whether nothing of a tile has to be kept in memory between two steps. */
export function fitsRegisters(tile: RegisterTile): boolean {
  return registersOf(tile) <= VECTOR_REGISTERS;
}
