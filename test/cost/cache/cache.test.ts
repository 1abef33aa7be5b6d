import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type CacheLevel,
  machineHierarchy,
  SetAssociativeLru,
  TEACHING_CACHE,
} from '../../../src/cost/cache/cache.js';
import type { MachineRecord } from '../../../src/measure/results/rows.js';

const level = (bytes: number, ways: number, lineBytes = 64): CacheLevel => ({
  name: 'L1',
  bytes,
  ways,
  lineBytes,
});

describe('a set-associative LRU cache', () => {
  it('replaces the least recently used line of a set', () => {
    const cache = new SetAssociativeLru(level(2 * 64, 2));
    assert.deepEqual(
      [1, 2, 1, 3, 1, 2].map(line => cache.touch(line)),
      [false, false, true, false, true, false],
    );
  });

  it('keeps lines of different sets apart', () => {
    const cache = new SetAssociativeLru(level(2 * 64, 1));
    assert.deepEqual(
      [0, 1, 0, 2, 1, 0].map(line => cache.touch(line)),
      [false, false, true, false, true, false],
    );
  });

  it('finds the set by the remainder if the number of sets is not a power of two', () => {
    const cache = new SetAssociativeLru(level(3 * 64, 1));
    assert.deepEqual(
      [0, 1, 2, 3, 1, 0].map(line => cache.touch(line)),
      [false, false, false, false, true, false],
    );
  });

  it('holds exactly the latest distinct lines if it is fully associative', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(15)), (ways, lines) => {
        const cache = new SetAssociativeLru(level(ways * 64, ways));
        lines.forEach((line, i) => {
          const latest = new Set<number>();
          for (let j = i - 1; j >= 0 && latest.size < ways; j--) latest.add(lines[j]);
          assert.equal(cache.touch(line), latest.has(line));
        });
      }),
    );
  });

  it('refuses a size that is not a whole number of sets, and a line length that is not a power of two', () => {
    assert.throws(() => new SetAssociativeLru(level(1000, 8)), /1000 bytes, expected a multiple of 8 ways/);
    assert.throws(
      () => new SetAssociativeLru(level(960, 2, 48)),
      /lines of 48 bytes, expected a power of two/,
    );
    assert.throws(() => new SetAssociativeLru(level(1024, 0)), /ways is 0, expected a positive integer/);
  });
});

describe('the hierarchies', () => {
  it('give the teaching cache 64 sets and 1024 sets', () => {
    assert.deepEqual(
      TEACHING_CACHE.map(({ bytes, ways, lineBytes }) => bytes / ways / lineBytes),
      [64, 1024],
    );
  });

  it('take sizes from the machine, in order, with 8 ways and lines of 64 bytes by default', () => {
    const machine = {
      caches: [
        { level: 2, bytes: 2 ** 21, ways: 16 },
        { level: 1, bytes: 48 * 1024, lineBytes: 128 },
      ],
    } as unknown as MachineRecord;
    assert.deepEqual(machineHierarchy(machine), [
      { name: 'L1', bytes: 48 * 1024, ways: 8, lineBytes: 128 },
      { name: 'L2', bytes: 2 ** 21, ways: 16, lineBytes: 64 },
    ]);
  });
});
