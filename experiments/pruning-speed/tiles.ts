/** Register tiles are 4 filters wide in scalar JavaScript; TFLite's kernels of the report were as well. */
export const TILE_WIDTH = 4;

/**
 * Tiles that a kernel needs where each computes `width` filters.
 *
 *   ⌈K / T⌉
 *
 * @throws {RangeError} where one of the two is not a whole number from 1 on
 */
export function tileCount(filters: number, width: number): number {
  for (const [name, value] of Object.entries({ filters, width })) {
    if (!Number.isInteger(value) || value < 1) {
      throw new RangeError(`tileCount: ${name} is ${value}, expected a whole number from 1 on`);
    }
  }
  return Math.ceil(filters / width);
}

/** Share of what the tiles compute that is asked for: K / (T · ⌈K / T⌉). */
export function usefulShare(filters: number, width: number): number {
  return filters / (width * tileCount(filters, width));
}
