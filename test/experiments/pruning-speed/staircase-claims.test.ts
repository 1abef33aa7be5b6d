import assert from 'node:assert/strict';
import { staircaseClaims } from '../../../experiments/pruning-speed/staircase-claims.js';
import type { SuiteResults } from '../../../src/measure/results/results.js';
import { measuredCounts, resultsWith, saw } from './measured-counts.js';

const KINDS = ['period', 'teeth', 'fewer-slower'] as const;
const line = (count: number) => 100 + count;

/** The judgement of a claim on the first staircase. */
function judged(kind: (typeof KINDS)[number], suite: SuiteResults) {
  const claim = staircaseClaims.find(({ id }) => id === `${kind}-stairs-1x1-output`)!;
  return claim.judge(resultsWith(suite), 'typescript')!;
}

/** The verdict of each claim. */
function verdicts(suite: SuiteResults): Record<string, string> {
  return Object.fromEntries(KINDS.map(kind => [kind, judged(kind, suite).verdict]));
}

const all = (verdict: string) => Object.fromEntries(KINDS.map(kind => [kind, verdict]));

describe('the claims on staircases', () => {
  it('say reproduced of a saw', () => {
    assert.deepEqual(verdicts(measuredCounts(saw)), all('reproduced'));
  });

  it('say not here of a line', () => {
    assert.deepEqual(verdicts(measuredCounts(line)), all('not here'));
  });

  it('cannot tell a line from a saw where the same code differs by as much as a tooth', () => {
    assert.deepEqual(verdicts(measuredCounts(line, { noise: 1.18 })), all("can't tell"));
    assert.match(
      judged('period', measuredCounts(line, { noise: 1.18 })).evidence,
      /^the A\/A pair differs by up to ×1\.18/,
    );
  });

  it('cannot tell from five rounds that latency repeats', () => {
    assert.equal(judged('period', measuredCounts(saw, { rounds: 5 })).verdict, "can't tell");
  });

  it('name the pairs in which fewer channels were slower', () => {
    const suite = measuredCounts(count => (count === 19 ? 200 : line(count)));
    assert.match(judged('fewer-slower', suite).evidence, /of 84 pairs: 19 > 20$/);
  });
});
