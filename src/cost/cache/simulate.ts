import { expectArray, expectFields } from '../../errors/arguments.js';
import { type CacheLevel, SetAssociativeLru } from './cache.js';
import { FullyAssociativeLru, splitMisses, type ThreeC } from './three-c.js';
import { type AccessSink, ELEMENT_BYTES, type Trace } from './trace.js';

/** Hits and misses of a level or of one tensor in it. */
export interface CacheCounts {
  /** Element accesses at the first level; further down, the misses of the level above. */
  readonly accesses: number;
  readonly hits: number;
  readonly misses: number;
  /** Only if requested. */
  readonly threeC?: ThreeC;
}

/** What one level of the hierarchy saw. */
export interface LevelCounts extends CacheCounts {
  readonly level: CacheLevel;
  /** The counts of the tensors add up to those of the level. */
  readonly tensors: readonly (CacheCounts & { readonly name: string })[];
}

/** What a simulation says besides its counts. */
export interface SimulationOptions {
  /** Split misses into compulsory, capacity and conflict; takes several times as long. */
  readonly threeC?: boolean;
  /** Called on every miss with the level (0 is the nearest), the tensor, and address / line length. */
  readonly onMiss?: (depth: number, tensor: number, line: number) => void;
}

/**
 * Runs a trace through an initially empty cache hierarchy.
 *
 * Every level uses LRU replacement and is accessed, and filled, only when the level above misses. A store is
 * treated like a load (write-allocate); write-backs, prefetching, TLBs and instruction fetches are not simulated.
 *
 * @param levels  nearest first; all with the same line length
 * @throws {RangeError} where a level is not a whole number of sets, line lengths differ, or the trace leaves its
 * address space
 */
export function simulate(
  trace: Trace,
  levels: readonly CacheLevel[],
  options: SimulationOptions = {},
): readonly LevelCounts[] {
  expectFields(
    'simulate: trace',
    trace,
    ['tensors', 'spaceBytes', 'run'],
    'a trace, for instance of matmulTrace',
  );
  expectArray('simulate: levels', levels, 'an array of caches, for instance TEACHING_CACHE');
  const hierarchy = new CacheHierarchy(levels, trace.tensors.length, trace.spaceBytes, options);
  trace.run(hierarchy);
  return levels.map((level, depth) => {
    const tensors = trace.tensors.map(({ id, name }) => ({ name, ...hierarchy.counts(depth, id) }));
    return { level, ...sum(tensors), tensors };
  });
}

/** A cache hierarchy that counts hits and misses per level and tensor; `simulate` runs a trace through it. */
export class CacheHierarchy implements AccessSink {
  readonly #levels: readonly { lru: SetAssociativeLru; misses: Float64Array; full?: FullyAssociativeLru }[];
  readonly #accesses: Float64Array;
  readonly #lineShift: number;
  readonly #spaceLines: number;
  readonly #onMiss: SimulationOptions['onMiss'];
  /** The line of the latest access. It is the most recently used one, so another access is a hit that moves nothing. */
  #latest = -1;

  /** @throws {RangeError} as `simulate` */
  constructor(
    levels: readonly CacheLevel[],
    tensors: number,
    spaceBytes: number,
    options: SimulationOptions = {},
  ) {
    const lineBytes = levels[0]?.lineBytes;
    if (!levels.every(level => level.lineBytes === lineBytes) || levels.length === 0) {
      const got = levels.map(level => level.lineBytes).join(', ');
      throw new RangeError(`cache: lines of [${got}] bytes, expected levels with the same line length`);
    }
    const spaceLines = Math.ceil(spaceBytes / lineBytes);
    this.#levels = levels.map(level => ({
      lru: new SetAssociativeLru(level),
      misses: new Float64Array(tensors),
      ...(options.threeC && { full: new FullyAssociativeLru(level.bytes / lineBytes, spaceLines, tensors) }),
    }));
    this.#accesses = new Float64Array(tensors);
    this.#lineShift = Math.log2(lineBytes);
    this.#spaceLines = spaceLines;
    this.#onMiss = options.onMiss;
  }

  access(tensor: number, byteAddress: number): void {
    this.#accesses[tensor]++;
    const line = byteAddress >>> this.#lineShift;
    if (line !== this.#latest) this.#lookUp(tensor, line);
  }

  accessRun(tensor: number, byteStart: number, byteLength: number): void {
    this.#accesses[tensor] += byteLength / ELEMENT_BYTES;
    const last = (byteStart + byteLength - 1) >>> this.#lineShift;
    for (let line = byteStart >>> this.#lineShift; line <= last; line++) {
      if (line !== this.#latest) this.#lookUp(tensor, line);
    }
  }

  /** Counts of one tensor at one level, 0 being the nearest. */
  counts(depth: number, tensor: number): CacheCounts {
    const { misses, full } = this.#levels[depth];
    const accesses = depth === 0 ? this.#accesses[tensor] : this.#levels[depth - 1].misses[tensor];
    const missed = misses[tensor];
    return {
      accesses,
      hits: accesses - missed,
      misses: missed,
      ...(full && { threeC: splitMisses(missed, full.misses[tensor], full.compulsory[tensor]) }),
    };
  }

  #lookUp(tensor: number, line: number): void {
    if (line >= this.#spaceLines) {
      throw new RangeError(`cache: line ${line} of tensor ${tensor}, expected less than ${this.#spaceLines}`);
    }
    this.#latest = line;
    const levels = this.#levels;
    for (let i = 0; i < levels.length; i++) {
      const level = levels[i];
      level.full?.touch(line, tensor);
      if (level.lru.touch(line)) return;
      level.misses[tensor]++;
      this.#onMiss?.(i, tensor, line);
    }
  }
}

function sum(counts: readonly CacheCounts[]): CacheCounts {
  const total = (of: (one: CacheCounts) => number) => counts.reduce((all, one) => all + of(one), 0);
  const threeC = counts[0]?.threeC && {
    compulsory: total(one => one.threeC!.compulsory),
    capacity: total(one => one.threeC!.capacity),
    conflict: total(one => one.threeC!.conflict),
  };
  return {
    accesses: total(one => one.accesses),
    hits: total(one => one.hits),
    misses: total(one => one.misses),
    ...(threeC && { threeC }),
  };
}
