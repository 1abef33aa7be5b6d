import assert from 'node:assert/strict';
import { TOY_CACHE } from '../../../experiments/memory-wall/matmul-film.js';
import { TEACHING_CACHE } from '../../../src/cost/cache/cache.js';
import { simulate } from '../../../src/cost/cache/simulate.js';
import { AddressSpace, type Trace } from '../../../src/cost/cache/trace.js';
import { bottleneckTrace } from '../../../src/cost/cache/traces/bottleneck.js';
import { blockedMatmulTrace, matmulTrace } from '../../../src/cost/cache/traces/matmul.js';
import { rowByRowMatmulTrace } from '../../../src/cost/cache/traces/matmul-tiles.js';
import { bandsOf } from '../../../src/reports/cache-film/bands.js';
import { missMap } from '../../../src/reports/cache-film/miss-map.js';

const shape = { rows: 20, columns: 24, depth: 28 };
const traces: readonly Trace[] = [
  matmulTrace(shape),
  rowByRowMatmulTrace(shape),
  blockedMatmulTrace(shape, 5),
  bottleneckTrace({ name: 'small', side: 7, channels: 4, expanded: 12, filters: 5, stride: 2 }, 3),
];

const sum = (values: Uint32Array) => values.reduce((total, value) => total + value, 0);
const bandsFor = ({ tensors }: Trace) => bandsOf(tensors, { rows: 80, lineBytes: 64 });

/** Reads 8 lines one after the other, value by value, so often. */
function stream(rounds: number): Trace {
  const space = new AddressSpace();
  const x = space.place('x', [8 * 16]);
  return space.trace('stream', sink => {
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < 8 * 16; i++) sink.access(x.id, x.byteStart + 4 * i);
    }
  });
}

describe('a map of misses over time and place', () => {
  it('adds up to the misses and accesses that the simulator counts, at each level and for each tensor', () => {
    for (const trace of traces) {
      const bands = bandsFor(trace);
      const map = missMap(trace, TOY_CACHE, bands, 30);
      for (const [depth, counts] of simulate(trace, TOY_CACHE).entries()) {
        assert.equal(sum(map.misses[depth]), counts.misses);
        for (const { name, misses } of counts.tensors) {
          const { top, rows } = bands.find(band => band.name === name)!;
          const part = map.misses[depth].subarray(top * 30, (top + rows) * 30);
          assert.equal(sum(part), misses, `${trace.name}: ${name}`);
        }
        if (depth === 0) assert.equal(map.accesses, counts.accesses);
      }
    }
  });

  it('puts a stream on the diagonal: one miss a line, when its first value is read', () => {
    const trace = stream(1);
    const map = missMap(trace, TOY_CACHE, bandsFor(trace), 8);
    assert.equal(map.rows, 8);
    for (let row = 0; row < 8; row++) {
      for (let column = 0; column < 8; column++) {
        assert.equal(map.misses[0][row * 8 + column], row === column ? 1 : 0);
        assert.equal(map.used[row * 8 + column], row === column ? 1 : 0);
      }
    }
  });

  it('shows only hits when the same lines are read a second time from a cache that holds them', () => {
    const trace = stream(2);
    const map = missMap(trace, TEACHING_CACHE, bandsFor(trace), 2);
    for (let row = 0; row < 8; row++) {
      assert.deepEqual([...map.misses[0].subarray(row * 2, row * 2 + 2)], [1, 0]);
      assert.deepEqual([...map.used.subarray(row * 2, row * 2 + 2)], [1, 1]);
    }
  });

  it('marks every cell with a miss as used, those of a long run too', () => {
    for (const trace of traces) {
      const { used, misses } = missMap(trace, TOY_CACHE, bandsFor(trace), 30);
      for (const [cell, missed] of misses[0].entries()) assert.ok(missed === 0 || used[cell] === 1);
    }
  });

  it('refuses bands that lack a tensor or are too small for it', () => {
    const trace = traces[0];
    const bands = bandsFor(trace);
    assert.throws(
      () => missMap(trace, TOY_CACHE, bands.slice(1), 30),
      /missMap: a of 2240 bytes has no band, expected one that holds it/,
    );
    const small = bands.map(band => ({ ...band, rows: 1 }));
    assert.throws(() => missMap(trace, TOY_CACHE, small, 30), /a of 2240 bytes has a band of \d+ bytes/);
  });
});
