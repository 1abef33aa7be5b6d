import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { collapsedShare } from '../../../experiments/relu-manifold/collapse.js';
import { type Embedding, randomEmbedding, relu } from '../../../experiments/relu-manifold/embedding.js';
import { sectorsFigure } from '../../../experiments/relu-manifold/plane-figures.js';
import { preservedArea, sectorsOf } from '../../../experiments/relu-manifold/sectors.js';
import { spiral } from '../../../experiments/relu-manifold/spiral.js';
import { preservedShare } from '../../../src/cost/preserved-share.js';
import { randomStream } from '../../../src/tensors/random.js';

const embedding = (...rows: readonly (readonly [number, number])[]): Embedding => ({
  n: rows.length,
  rows: Float64Array.from(rows.flat()),
});

describe('the sectors of the plane', () => {
  it('of two channels at a right angle are four quarters, of which one is preserved', () => {
    const sectors = sectorsOf(embedding([1, 0], [0, 1]));
    const quarters = sectors.map(({ from, to, on, preserved }) => [
      Math.round((to - from) / (Math.PI / 2)),
      on,
      preserved,
    ]);
    assert.deepEqual(quarters.sort().reverse(), [
      [1, 2, true],
      [1, 1, false],
      [1, 1, false],
      [1, 0, false],
    ]);
  });

  it('go once round, and preserve the share of a disc that is counted point by point', () => {
    const disc = spiral(4000, 50, 1);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), (n, seed) => {
        const T = randomEmbedding(n, 'gaussian', randomStream(seed, 'sectors'));
        const round = sectorsOf(T).reduce((sum, { from, to }) => sum + (to - from), 0);
        assert.ok(Math.abs(round - 2 * Math.PI) < 1e-9, `${round}`);
        assert.ok(Math.abs(preservedArea(T) - (1 - collapsedShare(T, disc, relu))) < 0.02);
      }),
    );
  });

  it('preserve on average what the theorem says, and with three channels always half', () => {
    const areas = (n: number) =>
      Array.from({ length: 400 }, (_, i) =>
        preservedArea(randomEmbedding(n, 'gaussian', randomStream(i, 'mean'))),
      );
    for (const n of [2, 5]) {
      const mean = areas(n).reduce((sum, area) => sum + area, 0) / 400;
      // Of 400 areas with a standard deviation of at most 0.2, five standard errors.
      assert.ok(Math.abs(mean - preservedShare(n, 2)) < 0.05, `n = ${n}: ${mean}`);
    }
    for (const area of areas(3)) assert.ok(Math.abs(area - 0.5) < 1e-9);
  });

  it('make a figure with a panel for each matrix', () => {
    const { layout, data } = sectorsFigure([embedding([1, 0], [0, 1]), embedding([1, 0], [0, 1], [-1, -1])]);
    assert.deepEqual(
      (layout.annotations ?? []).map(({ text }) => text),
      ['<b>n = 2: 25.0 % preserved</b>', '<b>n = 3: 50.0 % preserved</b>'],
    );
    assert.equal(data.length, 8);
  });
});

describe('preservedShare', () => {
  it('is the share of the sign patterns with at least d channels on', () => {
    for (let n = 1; n <= 10; n++) {
      for (let d = 0; d <= n + 1; d++) {
        const patterns = Array.from({ length: 2 ** n }, (_, bits) => bits.toString(2).split('1').length - 1);
        const enough = patterns.filter(on => on >= d).length;
        assert.equal(preservedShare(n, d), enough / 2 ** n, `n = ${n}, d = ${d}`);
      }
    }
  });

  it('is 1 − (1 + n) / 2ⁿ for the plane', () => {
    for (const n of [2, 3, 5, 15, 30]) assert.equal(preservedShare(n, 2), 1 - (1 + n) / 2 ** n);
  });
});
