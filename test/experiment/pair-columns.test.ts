import assert from 'node:assert/strict';
import { pairColumns } from '../../src/experiment/pair-columns.js';
import { resultsOf } from '../../src/measure/results/results.js';
import { tableOf } from '../../src/reports/table-of.js';
import { sampleRow, sampleRun } from '../measure/results/sample-run.js';

describe('columns for pairs of arms', () => {
  const exact = [
    { case: 's/wide', quantity: 'macs', unit: '1', value: 6e6 },
    { case: 's/thin', quantity: 'macs', unit: '1', value: 2e6 },
  ];
  const times = [1, 2, 3, 4, 5, 6];
  const rows = [
    sampleRow(
      'wide',
      times.map(ns => 4 * ns),
      { macs: 6e6 },
    ),
    sampleRow('thin', times, { macs: 2e6 }),
    sampleRow('other', times, { platform: 'wasm', suite: 'elsewhere' }),
  ];
  const results = resultsOf({ id: 'toy' }, exact, sampleRun('r', rows));
  const pairs = [
    { name: 'wider', suite: 's', arm: 'wide', over: 'thin' },
    { name: 'thinner', suite: 's', arm: 'thin', over: 'wide' },
  ];

  it('count both arms, and divide the times on the platforms that measured the suite', () => {
    const columns = pairColumns(results, pairs);
    const table = tableOf('pairs', pairs, [
      columns.name('pair'),
      columns.macs('of it', 'M'),
      columns.macs('of the other', 'M', 'over'),
      columns.countRatio('more work', 'macs'),
      ...columns.timeRatios('longer'),
      ...columns.timeRatios('per MAC', (suite, { arm, over }) => suite.ratio(arm, over, { perMac: true })),
    ]);
    assert.deepEqual(
      table.columns.map(({ label }) => label),
      ['pair', 'of it', 'of the other', 'more work', 'typescript: longer', 'typescript: per MAC'],
    );
    assert.deepEqual(table.rows, [
      ['wider', 6, 2, 3, '4.00 [4.00, 4.00]', '1.33 [1.33, 1.33]'],
      ['thinner', 2, 6, 1 / 3, '0.250 [0.250, 0.250]', '0.750 [0.750, 0.750]'],
    ]);
  });
});
