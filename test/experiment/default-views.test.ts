import assert from 'node:assert/strict';
import { suiteTable } from '../../src/experiment/default-views.js';
import { resultsOf } from '../../src/measure/results/results.js';
import { singleConvolution } from '../../src/networks/models/single-convolution.js';
import { sampleRow, sampleRun } from '../measure/results/sample-run.js';

const arm = (id: string) => ({ id, graph: () => singleConvolution(1, 1, 1, 1) });
const suite = { id: 's', title: 'layers', arms: [arm('small'), arm('large')], baseline: 'large' };

/** Half the work in three quarters of the time. */
function measured(macs: readonly [number, number]) {
  const exact = suite.arms.map(({ id }, i) => ({
    case: `s/${id}`,
    quantity: 'macs',
    unit: '',
    value: macs[i],
  }));
  const rows = suite.arms.map(({ id }, i) =>
    sampleRow(id, new Array(9).fill([30, 40][i]), { macs: macs[i] }),
  );
  return resultsOf({ id: 'toy' }, exact, sampleRun('run', rows));
}

describe('the table of a suite', () => {
  it('puts work and time, as multiples of the baseline, side by side', () => {
    const table = suiteTable(suite, measured([1e6, 2e6]));
    assert.deepEqual(
      table.columns.map(({ label, unit }) => (unit ? `${label}, ${unit}` : label)),
      ['case', 'MACs, M', 'MACs, relative to large', 'typescript: time, relative to large'],
    );
    assert.deepEqual(table.rows, [
      ['small', 1, 0.5, '0.750 [0.750, 0.750]'],
      ['large', 2, 1, '1.00 [1.00, 1.00]'],
    ]);
  });

  it('gives time per multiply-accumulate or image where it is asked for, and notes', () => {
    const table = suiteTable(suite, measured([1e6, 2e6]), { per: 'image', notes: ['a note'] });
    assert.equal(table.columns.at(-1)!.label, 'typescript: time per image, relative to large');
    assert.equal(table.rows[0].at(-1), '1.50 [1.50, 1.50]');
    assert.equal(table.notes.at(-1), 'a note');
  });

  it('shows small counts whole, and no share of the work where all arms do the same', () => {
    const table = suiteTable(suite, measured([1000, 1000]));
    assert.deepEqual(table.rows[0].slice(0, -1), ['small', 1000]);
    assert.equal(table.columns[1].unit, undefined);
  });

  it('of a declaration without title and baseline is called after its id, against its first arm', () => {
    const table = suiteTable({ id: 's', arms: suite.arms }, measured([1e6, 2e6]));
    assert.equal(table.title, 's');
    assert.deepEqual(
      table.rows.map(row => row[2]),
      [1, 2],
    );
  });
});
