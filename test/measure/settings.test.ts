import assert from 'node:assert/strict';
import { medianInterval } from '../../src/measure/judging/statistics.js';
import { budgetFor, settingsFor } from '../../src/measure/settings.js';

/** Coverage of the interval of a ratio from so many rounds, where 0.95 is asked for. */
const coverage = (rounds: number) => medianInterval(Array.from({ length: rounds }, (_, i) => i)).level;

describe('budgetFor', () => {
  it('is one minute for each of a few experiments, then five, half a minute for each of many, and at most 15', () => {
    const minutes = [0, 1, 4, 10, 12, 24, 28, 30, 60].map(timed => budgetFor('quick', timed) / 60_000);
    assert.deepEqual(minutes, [0, 1, 4, 5, 6, 12, 14, 15, 15]);
    assert.equal(budgetFor('smoke', 28), 0);
    assert.equal(budgetFor('full', 28), 3_600_000);
  });
});

describe('settingsFor', () => {
  for (const profile of ['quick', 'full'] as const) {
    it(`measures so many rounds in ${profile} that 95 % are covered, and hardly more`, () => {
      const covered = coverage(settingsFor(profile).rounds);
      assert.ok(covered >= 0.95 && covered < 0.97, String(covered));
    });
  }

  it('measures so few in smoke that nothing can be told', () => {
    assert.ok(coverage(settingsFor('smoke').rounds) < 0.95);
  });
});
