import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CacheLevel, TEACHING_CACHE } from '../../../src/cost/cache/cache.js';
import { CacheHierarchy, simulate } from '../../../src/cost/cache/simulate.js';
import { type AccessSink, AddressSpace, type TracedTensor } from '../../../src/cost/cache/trace.js';
import { type Access, naiveMisses } from './naive-lru.js';

const KiB = 1024;

/** A trace over one tensor of the given size. */
function oneTensor(byteLength: number, run: (sink: AccessSink, tensor: TracedTensor) => void) {
  const space = new AddressSpace();
  const tensor = space.place('x', [byteLength / 4]);
  return space.trace('one tensor', sink => run(sink, tensor));
}

/** Reads one element of every 64-byte line in turn, over and over. */
function sweeps(lines: number, rounds: number) {
  return oneTensor(lines * 64, sink => {
    for (let round = 0; round < rounds; round++) {
      for (let line = 0; line < lines; line++) sink.access(0, line * 64);
    }
  });
}

describe('the cache simulator on closed forms', () => {
  it('misses a stream once per line at every level', () => {
    const byteLength = 256 * KiB;
    const [l1, l2] = simulate(
      oneTensor(byteLength, sink => {
        for (let address = 0; address < byteLength; address += 4) sink.access(0, address);
      }),
      TEACHING_CACHE,
    );
    const lines = byteLength / 64;
    assert.deepEqual([l1.accesses, l1.hits, l1.misses], [byteLength / 4, byteLength / 4 - lines, lines]);
    assert.deepEqual([l2.accesses, l2.hits, l2.misses], [lines, 0, lines]);
  });

  it('has only compulsory misses for a working set as large as the cache', () => {
    const [l1] = simulate(sweeps(512, 10), TEACHING_CACHE, { threeC: true });
    assert.equal(l1.misses, 512);
    assert.deepEqual(l1.threeC, { compulsory: 512, capacity: 0, conflict: 0 });
  });

  it('misses every access of a cyclic sweep that is one line too long for full LRU', () => {
    const full: CacheLevel = { name: 'L1', bytes: 32 * KiB, ways: 512, lineBytes: 64 };
    const [l1] = simulate(sweeps(513, 10), [full], { threeC: true });
    assert.equal(l1.misses, 5130);
    assert.deepEqual(l1.threeC, { compulsory: 513, capacity: 9 * 513, conflict: 0 });
  });

  it('reports fewer misses than full LRU as negative conflict: only one set of such a sweep is overfull', () => {
    const [l1] = simulate(sweeps(513, 10), TEACHING_CACHE, { threeC: true });
    const misses = (512 - 8) * 1 + 9 * 10;
    assert.equal(l1.misses, misses);
    assert.deepEqual(l1.threeC, { compulsory: 513, capacity: 9 * 513, conflict: misses - 5130 });
  });

  it('misses every access at a power-of-two stride that puts 9 lines into a set of 8, all of them conflict misses', () => {
    const strided = (lines: number) =>
      oneTensor(lines * 4 * KiB, sink => {
        for (let round = 0; round < 10; round++) {
          for (let line = 0; line < lines; line++) sink.access(0, line * 4 * KiB);
        }
      });
    const [fits] = simulate(strided(8), TEACHING_CACHE, { threeC: true });
    assert.deepEqual(fits.threeC, { compulsory: 8, capacity: 0, conflict: 0 });
    const [l1, l2] = simulate(strided(9), TEACHING_CACHE, { threeC: true });
    assert.deepEqual(l1.threeC, { compulsory: 9, capacity: 0, conflict: 81 });
    assert.deepEqual([l2.accesses, l2.misses], [90, 9]);
  });

  it('serves from the second level what does not fit into the first', () => {
    const [l1, l2] = simulate(sweeps(1024, 5), TEACHING_CACHE);
    assert.equal(l1.misses, 5 * 1024);
    assert.deepEqual([l2.accesses, l2.hits, l2.misses], [5 * 1024, 4 * 1024, 1024]);
  });
});

describe('the cache simulator on random traces', () => {
  const levels: readonly CacheLevel[] = [
    { name: 'L1', bytes: 6 * 32, ways: 2, lineBytes: 32 },
    { name: 'L2', bytes: 16 * 32, ways: 4, lineBytes: 32 },
  ];
  const spaceBytes = 64 * 32;
  const traces = fc.array(
    fc.record<Access>({ tensor: fc.nat(2), byteAddress: fc.nat(spaceBytes / 4 - 1).map(i => 4 * i) }),
    { maxLength: 400 },
  );
  const run = (accesses: readonly Access[], threeC = false) => {
    const cache = new CacheHierarchy(levels, 3, spaceBytes, { threeC });
    for (const { tensor, byteAddress } of accesses) cache.access(tensor, byteAddress);
    return cache;
  };

  it('counts the same misses as a model made of Maps, per level and tensor', () => {
    fc.assert(
      fc.property(traces, accesses => {
        const cache = run(accesses);
        const counted = levels.map((_, depth) => [0, 1, 2].map(tensor => cache.counts(depth, tensor).misses));
        assert.deepEqual(counted, naiveMisses(levels, 3, accesses));
      }),
    );
  });

  it('reports each miss as it happens, with level, tensor and line, as many as it counts', () => {
    fc.assert(
      fc.property(traces, accesses => {
        const told = levels.map(() => [0, 0, 0]);
        let expected = -1;
        const onMiss = (depth: number, tensor: number, line: number) => {
          told[depth][tensor]++;
          assert.equal(line, expected);
        };
        const cache = new CacheHierarchy(levels, 3, spaceBytes, { onMiss });
        for (const { tensor, byteAddress } of accesses) {
          expected = Math.floor(byteAddress / 32);
          cache.access(tensor, byteAddress);
        }
        assert.deepEqual(told, naiveMisses(levels, 3, accesses));
      }),
    );
  });

  it('splits misses as a fully associative model and the first touches do', () => {
    fc.assert(
      fc.property(traces, accesses => {
        const cache = run(accesses, true);
        const [full] = naiveMisses([{ ...levels[0], ways: 6 }], 3, accesses);
        const seen = new Set<number>();
        const first = [0, 0, 0];
        for (const { tensor, byteAddress } of accesses) {
          const line = Math.floor(byteAddress / 32);
          if (!seen.has(line)) first[tensor]++;
          seen.add(line);
        }
        for (const tensor of [0, 1, 2]) {
          const { misses, threeC } = cache.counts(0, tensor);
          assert.deepEqual(threeC, {
            compulsory: first[tensor],
            capacity: full[tensor] - first[tensor],
            conflict: misses - full[tensor],
          });
        }
      }),
    );
  });

  it('counts a run like its elements one after the other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.nat(400), fc.integer({ min: 1, max: 40 })), { maxLength: 60 }),
        runs => {
          const one = new CacheHierarchy(levels, 3, spaceBytes, { threeC: true });
          const other = new CacheHierarchy(levels, 3, spaceBytes, { threeC: true });
          for (const [tensor, start, length] of runs) {
            one.accessRun(tensor, 4 * start, 4 * length);
            for (let i = start; i < start + length; i++) other.access(tensor, 4 * i);
          }
          for (const depth of [0, 1]) {
            for (const tensor of [0, 1, 2]) {
              assert.deepEqual(one.counts(depth, tensor), other.counts(depth, tensor));
            }
          }
        },
      ),
    );
  });
});

describe('simulate', () => {
  it('gives levels the sums of their tensors', () => {
    const space = new AddressSpace();
    const x = space.place('x', [4096]);
    const y = space.place('y', [100]);
    const trace = space.trace('two tensors', sink => {
      for (let i = 0; i < 4096; i++) {
        sink.access(x.id, x.byteStart + 4 * i);
        sink.access(y.id, y.byteStart + 4 * (i % 100));
      }
    });
    const levels = simulate(trace, TEACHING_CACHE, { threeC: true });
    assert.equal(levels[0].accesses, 2 * 4096);
    assert.equal(levels[0].tensors[1].misses, 7);
    for (const level of levels) {
      for (const key of ['accesses', 'hits', 'misses'] as const) {
        assert.equal(level[key], level.tensors[0][key] + level.tensors[1][key]);
      }
      for (const key of ['compulsory', 'capacity', 'conflict'] as const) {
        assert.equal(level.threeC![key], level.tensors[0].threeC![key] + level.tensors[1].threeC![key]);
      }
    }
  });

  it('leaves out the split unless it is requested', () => {
    const [l1] = simulate(sweeps(4, 1), TEACHING_CACHE);
    assert.equal('threeC' in l1, false);
  });

  it('refuses levels with different line lengths, and a trace that leaves its address space', () => {
    const other = { name: 'L2', bytes: 2 ** 20, ways: 16, lineBytes: 128 };
    assert.throws(() => simulate(sweeps(4, 1), [TEACHING_CACHE[0], other]), /\[64, 128\] bytes/);
    assert.throws(() => simulate(sweeps(4, 1), []), /expected levels with the same line length/);
    const outside = oneTensor(256, sink => sink.access(0, 256));
    assert.throws(() => simulate(outside, TEACHING_CACHE), /line 4 of tensor 0, expected less than 4/);
  });

  it('places tensors at multiples of a line', () => {
    const space = new AddressSpace();
    space.place('x', [3]);
    assert.equal(space.place('y', [1]).byteStart, 64);
  });

  it('refuses tensors that do not fit into the address space', () => {
    assert.throws(() => new AddressSpace().place('x', [2 ** 30]), /x ends at byte 4294967296/);
  });
});
