import type { CacheLevel } from '../../../src/cost/cache/cache.js';

/** One access of a made-up trace. */
export interface Access {
  readonly tensor: number;
  readonly byteAddress: number;
}

/**
 * Misses per level and tensor by the plainest model there is: each set is a Map whose insertion order is the
 * order of use.
 */
export function naiveMisses(
  levels: readonly CacheLevel[],
  tensors: number,
  accesses: readonly Access[],
): readonly (readonly number[])[] {
  const misses = levels.map(() => new Array<number>(tensors).fill(0));
  const sets = levels.map(({ bytes, ways, lineBytes }) =>
    Array.from({ length: bytes / ways / lineBytes }, () => new Map<number, true>()),
  );
  for (const { tensor, byteAddress } of accesses) {
    for (const [depth, level] of levels.entries()) {
      const line = Math.floor(byteAddress / level.lineBytes);
      const set = sets[depth][line % sets[depth].length];
      const hit = set.delete(line);
      if (!hit && set.size === level.ways) set.delete(set.keys().next().value!);
      set.set(line, true);
      if (hit) break;
      misses[depth][tensor]++;
    }
  }
  return misses;
}
