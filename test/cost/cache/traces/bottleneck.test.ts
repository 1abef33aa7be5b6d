import assert from 'node:assert/strict';
import { TEACHING_CACHE } from '../../../../src/cost/cache/cache.js';
import { type LevelCounts, simulate } from '../../../../src/cost/cache/simulate.js';
import { bottleneckTrace } from '../../../../src/cost/cache/traces/bottleneck.js';
import { fullLru } from './full-lru.js';
import { footprint } from './record.js';

describe('the trace of a bottleneck block in slices', () => {
  const block = { name: 'b', side: 8, channels: 4, expanded: 24, filters: 6, stride: 1 } as const;
  const named = (counts: LevelCounts, name: string) => counts.tensors.find(tensor => tensor.name === name)!;
  const first = (t: number, levels = TEACHING_CACHE) => simulate(bottleneckTrace(block, t), levels)[0];

  it('touches all of every tensor and weight, and slice buffers of ⌈n/t⌉ channels', () => {
    for (const stride of [1, 2] as const) {
      const outPixels = (8 / stride) ** 2;
      for (const t of [1, 2, 5, 24]) {
        const slice = Math.ceil(24 / t);
        const { image, ...touched } = footprint(bottleneckTrace({ ...block, stride }, t));
        assert.ok(image > 2 * 64 && image <= 2 * 100);
        assert.deepEqual(touched, {
          x: 4 * 64,
          'expanded slice': slice * 64,
          'filtered slice': slice * outPixels,
          out: 6 * outPixels,
          'expand weights': 4 * 24,
          'depthwise weights': 9 * 24,
          'project weights': 6 * 24,
          panel: 4 * Math.max(4, slice),
        });
      }
    }
  });

  it('reads x once per slice, and loads and stores the output once per slice, except for the first load', () => {
    for (const t of [1, 2, 3, 6]) {
      assert.equal(named(first(t), 'x').accesses, 4 * 64 * t);
      assert.equal(named(first(t), 'out').accesses, 6 * 64 * (2 * t - 1));
    }
  });

  it('accesses weights equally often for every t whose slices are whole tiles', () => {
    const accesses = (t: number) => named(first(t), 'expand weights').accesses;
    assert.equal(accesses(1), (4 * 24 * 64) / 4);
    for (const t of [2, 3, 6]) assert.equal(accesses(t), accesses(1));
  });

  it('misses slice buffers only on first touch if a slice and everything used with it fit into the cache', () => {
    const buffers = (t: number, lines: number) => {
      const counts = first(t, [fullLru(lines)]);
      return named(counts, 'expanded slice').misses + named(counts, 'filtered slice').misses;
    };
    const lines = 16 + 24 + 14 + 16 + 30;
    assert.equal(buffers(12, lines), 2 * 2 * 4);
    assert.ok(buffers(1, lines) >= 2 * 2 * 24 * 4);
  });

  it('refuses more slices than channels', () => {
    assert.throws(() => bottleneckTrace(block, 25), /t is 25, expected an integer from 1 to n = 24/);
  });
});
