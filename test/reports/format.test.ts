import assert from 'node:assert/strict';
import {
  formatBytes,
  formatCell,
  formatCount,
  formatInterval,
  formatWait,
  isNumeric,
  significant,
} from '../../src/reports/format.js';

describe('format', () => {
  it('shows significant digits without powers of ten in the usual range', () => {
    assert.equal(significant(12345.6), '12,300');
    assert.equal(significant(1), '1.00');
    assert.equal(significant(9.999, 3), '10.0');
    assert.equal(significant(-0.012345, 2), '-0.012');
    assert.equal(significant(0), '0');
    assert.equal(significant(0.00001234, 3), '1.23e-5');
    assert.equal(significant(Number.NaN), 'NaN');
  });

  it('shows integers whole, in groups of three', () => {
    assert.equal(formatCount(12845056), '12,845,056');
    assert.equal(formatCount(-999), '-999');
    assert.equal(formatCount(0.123456), '0.1235');
  });

  it('shows a missing number as a dash and text as it is', () => {
    assert.equal(formatCell(null, { label: 'x', digits: 3 }), '–');
    assert.equal(formatCell('1:6', { label: 'x', digits: 3 }), '1:6');
    assert.equal(formatCell(1234.5, { label: 'x', digits: 3 }), '1,230');
    assert.equal(formatCell(1234, { label: 'x' }), '1,234');
  });

  it('takes the unit of bytes that fits, and minutes for a long wait', () => {
    assert.deepEqual([0, 512, 32768, 1.5 * 2 ** 20].map(formatBytes), ['0 B', '512 B', '32 KiB', '1.50 MiB']);
    assert.deepEqual([3.6, 59.6, 125].map(formatWait), ['4 s', '1 min 00 s', '2 min 05 s']);
  });

  it('shows an interval with its estimate, and a dash where there is none', () => {
    assert.equal(
      formatInterval({ estimate: 1.318, low: 1.28, high: 1.371, level: 0.95 }),
      '1.32 [1.28, 1.37]',
    );
    assert.equal(formatInterval(undefined), '–');
  });

  it('calls a column numeric if it has numbers and dashes only', () => {
    const table = {
      title: '',
      columns: [],
      rows: [
        [1, 'a', null],
        [null, 2, null],
      ],
      notes: [],
    };
    assert.deepEqual(
      [0, 1, 2].map(column => isNumeric(table, column)),
      [true, false, false],
    );
  });
});
