import assert from 'node:assert/strict';
import { medianInterval } from '../../src/measure/judging/statistics.js';
import { settingsFor } from '../../src/measure/settings.js';

/** Coverage of the interval of a ratio from so many rounds, where 0.95 is asked for. */
const coverage = (rounds: number) => medianInterval(Array.from({ length: rounds }, (_, i) => i)).level;

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
