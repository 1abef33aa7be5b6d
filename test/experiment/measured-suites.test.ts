import assert from 'node:assert/strict';
import {
  chosenSuite,
  judgePair,
  slower,
  slowerOnAverage,
  weakestInSuites,
} from '../../src/experiment/claims/ratio.js';
import { firstMeasured, isMeasured, measuredSuites } from '../../src/experiment/measured-suites.js';
import { resultsOf } from '../../src/measure/results/results.js';
import { sampleRow, sampleRun } from '../measure/results/sample-run.js';

describe('measured suites', () => {
  const rows = [
    sampleRow('a', [1], { suite: 'small' }),
    sampleRow('a', [1], { suite: 'small', platform: 'wasm' }),
    sampleRow('a', [1], { suite: 'large', platform: 'wasm' }),
  ];
  const results = resultsOf({ id: 'toy' }, [], sampleRun('r', rows));
  const largest = firstMeasured('large', 'small');

  it('are the first of several that a platform has', () => {
    assert.equal(chosenSuite(largest, results, 'wasm')?.id, 'large');
    assert.equal(chosenSuite(largest, results, 'typescript')?.id, 'small');
    assert.equal(chosenSuite(firstMeasured('huge'), results, 'wasm'), undefined);
  });

  it('are listed in the order of the platforms, without those that have none', () => {
    const places = (choice: Parameters<typeof measuredSuites>[1]) =>
      measuredSuites(results, choice).map(({ platform, id }) => `${platform} ${id}`);
    assert.deepEqual(places(largest), ['typescript small', 'wasm large']);
    assert.deepEqual(places('large'), ['wasm large']);
    assert.deepEqual(
      ['large', 'huge'].map(id => isMeasured(results, id)),
      [true, false],
    );
  });

  it('are gone through by a claim about the weakest of their ratios', () => {
    const text = { id: 'c', statement: 'It is slower.', source: 'a paper', rule: 'a over a' };
    const claim = weakestInSuites(text, [{ suite: 'small' }, { suite: 'large' }], (suite, thing) => [
      judgePair(suite, 'a', 'a', { names: [String(thing.suite), suite.id] }),
    ]);
    assert.equal(claim.rule, 'a over a; the weakest verdict decides');
    const evidenceOn = (platform: string) => claim.judge(results, platform)?.evidence ?? '';
    assert.match(evidenceOn('wasm'), /small over small: .*large over large: /);
    assert.doesNotMatch(evidenceOn('typescript'), /large/);
    assert.equal(claim.judge(results, 'reference'), undefined);
  });

  it('are named in the evidence where a claim chooses among several', () => {
    const text = { id: 'c', statement: 'It is slower.', source: 'a paper' };
    const evidenceWith = (suite: Parameters<typeof chosenSuite>[0]) =>
      [
        slower('a', 'a', { ...text, suite }),
        slowerOnAverage('a over a', { ...text, suite }, () => [['a', 'a']]),
      ].map(claim => claim.judge(results, 'wasm')?.evidence);
    for (const evidence of evidenceWith(largest)) assert.match(evidence ?? '', /\(large\): 1 /);
    for (const evidence of evidenceWith('large')) assert.doesNotMatch(evidence ?? 'large', /large/);
  });
});
