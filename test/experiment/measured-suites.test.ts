import assert from 'node:assert/strict';
import { chosenSuite, slower, slowerOnAverage } from '../../src/experiment/claims/ratio.js';
import { firstMeasured, measuredSuites } from '../../src/experiment/measured-suites.js';
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
