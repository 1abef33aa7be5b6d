import type { CacheLevel } from '../../../../src/cost/cache/cache.js';

/** A fully associative cache with the given number of 64-byte lines. */
export function fullLru(lines: number): CacheLevel {
  return { name: 'L1', bytes: lines * 64, ways: lines, lineBytes: 64 };
}
