import assert from 'node:assert/strict';
import {
  distanceFromOne,
  ESTIMATORS,
  furthestFromOne,
  windowRatios,
} from '../../../src/teaching/museum/windows.js';
import { type MachineOptions, noisyBurst } from './noisy-burst.js';

/** How far from 1 each estimator puts the same code over itself in its worst window of so many rounds. */
function worst(size: number, machine: MachineOptions, rounds = 300): Record<string, number> {
  const { againNs, timesNs } = noisyBurst(rounds, machine);
  return Object.fromEntries(
    Object.entries(ESTIMATORS).map(([name, estimator]) => {
      const ratios = windowRatios(againNs, timesNs.a, size, estimator);
      return [name, distanceFromOne(furthestFromOne(ratios))];
    }),
  );
}

describe('windows of rounds', () => {
  it('are all runs of so many consecutive rounds, in order', () => {
    const a = [2, 6, 4, 10];
    const b = [1, 2, 1, 2];
    assert.deepEqual(windowRatios(a, b, 1), [2, 3, 4, 5]);
    assert.deepEqual(windowRatios(a, b, 3), [3, 4]);
    assert.deepEqual(windowRatios(a, b, 4), [3.5]);
    assert.deepEqual(windowRatios(a, b, 5), []);
  });

  it('are summarised in three ways, which differ', () => {
    const [a, b] = [
      [4, 9, 3],
      [2, 3, 4],
    ];
    const estimates = Object.entries(ESTIMATORS).map(([name, estimator]) => [name, estimator(a, b)]);
    assert.deepEqual(estimates, [
      ['median of paired ratios', 2],
      ['ratio of medians', 4 / 3],
      ['ratio of minima', 3 / 2],
    ]);
    assert.deepEqual(a, [4, 9, 3], 'not sorted in place');
  });

  it('are judged by the ratio furthest from 1, in either direction', () => {
    assert.equal(furthestFromOne([1.2, 0.5, 1.9]), 0.5);
    assert.equal(furthestFromOne([1.2, 0.6, 1.9]), 1.9);
    assert.equal(furthestFromOne([]), 1);
    assert.equal(distanceFromOne(1.25), 0.25);
    assert.equal(distanceFromOne(0.8), 0.25);
    assert.equal(distanceFromOne(1), 0);
  });

  it('say less wrong things the longer they are, where noise is all there is', () => {
    for (const name of Object.keys(ESTIMATORS)) {
      const distances = [9, 31, 101].map(size => worst(size, {})[name]);
      assert.ok(distances[0] > distances[1] && distances[1] > distances[2], `${name}: ${distances}`);
    }
    // The median of 101 has a standard error of 1.25 · 0.05 · √2 / √101 = 0.9 %, that of 9 one of 2.9 %.
    const paired = [9, 101].map(size => worst(size, {})['median of paired ratios']);
    assert.ok(paired[0] > 0.04 && paired[0] < 0.15 && paired[1] < 0.03, String(paired));
  });

  it('mislead the ratio of medians, but not that of pairs, where the machine changes its speed from round to round', () => {
    const slowness = (round: number) => (Math.floor(round / 7) % 2 === 0 ? 1 : 2);
    const at = worst(9, { noise: 0.03, slowness });
    assert.ok(at['median of paired ratios'] < 0.1, JSON.stringify(at));
    assert.ok(at['ratio of medians'] > 1.5 * at['median of paired ratios'], JSON.stringify(at));
  });
});
