import assert from 'node:assert/strict';
import { ratioLines } from '../../src/experiment/ratio-lines.js';
import { resultsOf } from '../../src/measure/results/results.js';
import { platformColour } from '../../src/reports/theme.js';
import { sampleRow, sampleRun } from '../measure/results/sample-run.js';

const times = { small: 10, large: 20, slow: 40 };
const rows = ['typescript', 'wasm'].flatMap(platform =>
  Object.entries(times).map(([arm, ns]) =>
    sampleRow(arm, new Array(9).fill(ns), { platform, macs: arm === 'small' ? 1 : 4 }),
  ),
);
const results = resultsOf({ id: 'toy' }, [], sampleRun('run', rows));
const series = [
  { name: '', arms: ['small', 'large'] },
  { name: 'slow', arms: ['small', 'slow'] },
];

describe('lines of relative times', () => {
  it('are one for each platform and series, in the colour of the platform', () => {
    const lines = ratioLines(results, { suite: 's', over: 'small' }, [1, 2], series);
    assert.deepEqual(
      lines.map(({ name, x, y, line }) => [name, x, y, line?.color, line?.dash]),
      ['typescript', 'wasm'].flatMap(platform => [
        [platform, [1, 2], [1, 2], platformColour(platform), 'solid'],
        [`${platform}, slow`, [1, 2], [1, 4], platformColour(platform), 'dot'],
      ]),
    );
  });

  it('divide by the work where they are asked to', () => {
    const [line] = ratioLines(results, { suite: 's', over: 'small', per: 'image' }, [1, 2], series);
    assert.deepEqual(line.y, [1, 0.5]);
  });

  it('are none where the suite was not measured', () => {
    assert.deepEqual(ratioLines(results, { suite: 'other', over: 'small' }, [1, 2], series), []);
  });
});
