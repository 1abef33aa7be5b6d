import assert from 'node:assert/strict';
import { burstOf, measureBurst } from '../../../src/teaching/museum/burst.js';
import { convGraph } from '../../measure/graphs/sample-comparison.js';
import { sampleRow } from '../../measure/results/sample-run.js';

describe('a burst of rounds', function () {
  this.timeout(20_000);
  const profile = process.env.BEYOND_FLOPS_PROFILE;
  beforeEach(() => {
    process.env.BEYOND_FLOPS_PROFILE = 'smoke';
  });
  after(() => {
    if (profile === undefined) delete process.env.BEYOND_FLOPS_PROFILE;
    else process.env.BEYOND_FLOPS_PROFILE = profile;
  });

  it('holds the median of each round, of every graph and of the first one again', () => {
    const b = { ...sampleRow('b', [30, 60, 90]), samplesNs: [[30], [50, 60, 1000], [90]] };
    const burst = burstOf([sampleRow('a', [10, 20, 30]), b, sampleRow('a', [11, 20, 27], { again: true })]);
    assert.deepEqual([burst.first, burst.timesNs], ['a', { a: [10, 20, 30], b: [30, 60, 90] }]);
    assert.deepEqual(burst.againNs, [11, 20, 27]);
    const { estimate, low, high, level } = burst.noise;
    assert.deepEqual([estimate, low, high, level], [1, 0.9, 1.1, 0.75]);
  });

  it('is not made up where a graph failed', () => {
    const failed = sampleRow('b', [], { status: 'failed', error: 'out of memory' });
    const rows = [sampleRow('a', [10]), failed, sampleRow('a', [11], { again: true })];
    assert.throws(() => burstOf(rows), /^Error: measureBurst: b: out of memory$/);
  });

  it('is measured in as many rounds as are asked for, in the smoke profile at most 60', async () => {
    const graphs = { small: convGraph('small', 2), large: convGraph('large', 8) };
    for (const [asked, made] of [
      [5, 5],
      [61, 60],
    ]) {
      const { first, timesNs, againNs } = await measureBurst(graphs, { rounds: asked });
      assert.equal(first, 'small');
      assert.deepEqual(Object.keys(timesNs), ['small', 'large']);
      for (const times of [timesNs.small, timesNs.large, againNs]) {
        assert.ok(times.length === made && times.every(ns => ns > 0), String(times));
      }
    }
  });

  it('refuses rounds that are no count, and options that it does not have', async () => {
    const graphs = { a: convGraph('a', 2) };
    await assert.rejects(
      measureBurst(graphs, { rounds: 2.5 }),
      /^InputError: measureBurst: rounds is 2\.5, expected a positive integer$/,
    );
    await assert.rejects(
      measureBurst(graphs, { round: 9 } as object),
      /^InputError: measureBurst: round is not an option, did you mean rounds\?$/,
    );
  });
});
