import assert from 'node:assert/strict';
import type { Claim } from '../../../src/measure/judging/claim.js';
import { openSuites } from '../../../src/measure/judging/open-suites.js';
import type { Verdict } from '../../../src/measure/judging/verdict.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { sampleRow, sampleRun } from '../results/sample-run.js';

const STEADY = [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008];
const SHAKY = [900, 1100, 950, 1050, 1000, 1150, 850, 1010, 990];

/** A suite with its A/A pair on a platform. */
const suite = (id: string, platform: string, again: readonly number[]) => [
  sampleRow('a', STEADY, { suite: id, platform }),
  sampleRow('a', again, { suite: id, platform, again: true }),
];

const results = resultsOf(
  { id: 'toy' },
  [],
  sampleRun('r', [
    ...suite('steady', 'typescript', STEADY),
    ...suite('steady', 'wasm', STEADY),
    ...suite('shaky', 'wasm', SHAKY),
  ]),
);

/** A claim that is judged on a suite. */
const claim = (verdict: Verdict, on: string): Claim => ({
  ...{ id: 'c', statement: '', source: '', rule: '', kind: 'timed' },
  judge: (given, platform) => given.suite(platform, on) && { verdict, evidence: '' },
});

describe('openSuites', () => {
  const open = (...claims: Claim[]) => {
    const { claims: judged, undecided, suites, imprecise } = openSuites(claims, results);
    assert.deepEqual([...imprecise], ['wasm shaky']);
    return [judged, undecided, ...suites];
  };

  it('keeps suites open that an undecided claim was judged on, on every platform that has them', () => {
    assert.deepEqual(open(claim("can't tell", 'steady')), [...[2, 2, 'typescript steady', 'wasm steady']]);
  });

  it('closes suites whose claims are decided, and says which A/A pairs are not precise', () => {
    assert.deepEqual(open(claim('not here', 'steady'), claim('reproduced', 'shaky')), [3, 0]);
  });

  it('does not mind exact claims, nor claims that cannot be judged', () => {
    const exact: Claim = { ...claim("can't tell", 'steady'), kind: 'exact' };
    const broken: Claim = {
      ...claim("can't tell", 'steady'),
      judge() {
        throw new Error('no such case');
      },
    };
    assert.deepEqual(open(exact, broken), [0, 0]);
  });
});
