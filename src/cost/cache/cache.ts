import { expectArray, expectFields } from '../../errors/arguments.js';
/**
 * A cache as the operating system describes it. With line length and ways, it is a cache that one core uses (and may
 * share with other cores); without them, the size is what the system reports and may be the sum over all cores.
 */
export interface CacheRecord {
  readonly level: number;
  readonly bytes: number;
  readonly lineBytes?: number;
  readonly ways?: number;
}

/** One level of a cache hierarchy: `bytes` in sets of `ways` lines, with LRU replacement. */
export interface CacheLevel {
  readonly name: string;
  readonly bytes: number;
  /** Lines per set; bytes / lineBytes makes the level fully associative. */
  readonly ways: number;
  /** A power of two. */
  readonly lineBytes: number;
}

/** A small, fixed hierarchy, so that simulated numbers are the same on every machine. */
export const TEACHING_CACHE: readonly CacheLevel[] = [
  { name: 'L1', bytes: 32 * 1024, ways: 8, lineBytes: 64 },
  { name: 'L2', bytes: 1024 * 1024, ways: 16, lineBytes: 64 },
];

/**
 * The cache hierarchy of a machine, for numbers that hold only on that machine. Where the record does not say, lines
 * are taken to be 64 bytes and sets to have 8 ways.
 *
 * @throws {RangeError} where a cache is not a whole number of sets
 */
export function machineHierarchy(machine: {
  readonly caches: readonly CacheRecord[];
}): readonly CacheLevel[] {
  expectFields('machineHierarchy', machine, ['caches'], 'a machine with its caches');
  expectArray('machineHierarchy: caches', machine.caches, 'an array of caches');
  return [...machine.caches]
    .sort((a, b) => a.level - b.level)
    .map(({ level, bytes, ways = 8, lineBytes = 64 }) =>
      checkedLevel({ name: `L${level}`, bytes, ways, lineBytes }),
    );
}

/**
 * Checks a level and returns it.
 *
 * @throws {RangeError} where a number is not a positive integer, the line length is not a power of two, or the
 * cache is not a whole number of sets
 */
export function checkedLevel(level: CacheLevel): CacheLevel {
  const { name, bytes, ways, lineBytes } = level;
  for (const [key, value] of Object.entries({ bytes, ways, lineBytes })) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new RangeError(`cache ${name}: ${key} is ${value}, expected a positive integer`);
    }
  }
  if (!Number.isInteger(Math.log2(lineBytes)) || lineBytes < Float32Array.BYTES_PER_ELEMENT) {
    throw new RangeError(`cache ${name}: lines of ${lineBytes} bytes, expected a power of two, at least 4`);
  }
  if (bytes % (ways * lineBytes) !== 0) {
    throw new RangeError(
      `cache ${name}: ${bytes} bytes, expected a multiple of ${ways} ways · ${lineBytes} bytes`,
    );
  }
  return level;
}

/** The lines that a set-associative cache with least-recently-used replacement holds. */
export class SetAssociativeLru {
  /** Each set's lines from the most to the least recently used; −1 is empty. */
  readonly #lines: Int32Array;
  readonly #ways: number;
  readonly #sets: number;
  /** sets − 1 where sets is a power of two, so that a mask finds the set; −1 elsewhere. */
  readonly #mask: number;

  constructor(level: CacheLevel) {
    const { bytes, ways, lineBytes } = checkedLevel(level);
    this.#ways = ways;
    this.#sets = bytes / (ways * lineBytes);
    this.#mask = Number.isInteger(Math.log2(this.#sets)) ? this.#sets - 1 : -1;
    this.#lines = new Int32Array(bytes / lineBytes).fill(-1);
  }

  /**
   * Looks up a line and makes it the most recently used of its set; on a miss, it replaces the least recently used
   * one. Lines shift by one place as the search passes them: a ring buffer, which shifts none on a miss, is slower
   * here.
   *
   * @param line  address / lineBytes, rounded down
   * @returns whether it was a hit
   */
  touch(line: number): boolean {
    const lines = this.#lines;
    const set = this.#mask === -1 ? line % this.#sets : line & this.#mask;
    const first = set * this.#ways;
    let newer = lines[first];
    if (newer === line) return true;
    lines[first] = line;
    const end = first + this.#ways;
    for (let i = first + 1; i < end; i++) {
      const held = lines[i];
      lines[i] = newer;
      if (held === line) return true;
      newer = held;
    }
    return false;
  }
}
