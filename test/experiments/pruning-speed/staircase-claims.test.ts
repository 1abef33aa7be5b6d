import assert from 'node:assert/strict';
import { staircases } from '../../../experiments/pruning-speed/staircase.js';
import {
  fewerSlowerClaim,
  periodClaim,
  teethClaim,
} from '../../../experiments/pruning-speed/staircase-claims.js';
import type { SuiteResults } from '../../../src/measure/results/results.js';
import { measuredCounts, resultsWith, saw } from './measured-counts.js';

const CLAIMS = { periodClaim, teethClaim, fewerSlowerClaim };
const line = (count: number) => 100 + count;

/** The verdict of each claim. */
function verdicts(suite: SuiteResults): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(CLAIMS).map(([name, claim]) => [
      name,
      claim(staircases[0]).judge(resultsWith(suite), 'typescript')?.verdict,
    ]),
  );
}

const all = (verdict: string) => Object.fromEntries(Object.keys(CLAIMS).map(name => [name, verdict]));

describe('the claims on staircases', () => {
  it('say reproduced of a saw', () => {
    assert.deepEqual(verdicts(measuredCounts(saw)), all('reproduced'));
  });

  it('say not here of a line', () => {
    assert.deepEqual(verdicts(measuredCounts(line)), all('not here'));
  });

  it('cannot tell a line from a saw where the same code differs by as much as a tooth', () => {
    assert.deepEqual(verdicts(measuredCounts(line, { noise: 1.18 })), all("can't tell"));
    const { evidence } = periodClaim(staircases[0]).judge(
      resultsWith(measuredCounts(line, { noise: 1.18 })),
      'typescript',
    )!;
    assert.match(evidence, /^the A\/A pair differs by up to ×1\.18/);
  });

  it('cannot tell from five rounds that latency repeats', () => {
    assert.equal(verdicts(measuredCounts(saw, { rounds: 5 })).periodClaim, "can't tell");
  });

  it('name the pairs in which fewer channels were slower', () => {
    const { evidence } = fewerSlowerClaim(staircases[0]).judge(
      resultsWith(measuredCounts(count => (count === 19 ? 200 : line(count)))),
      'typescript',
    )!;
    assert.match(evidence, /of 84 pairs: 19 > 20$/);
  });
});
