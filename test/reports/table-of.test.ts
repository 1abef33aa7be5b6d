import assert from 'node:assert/strict';
import type { Interval } from '../../src/measure/judging/statistics.js';
import { platformColumns, tableOf } from '../../src/reports/table-of.js';

describe('tableOf', () => {
  const measured: readonly { platform: string; ratio: Interval | undefined }[] = [
    { platform: 'wasm', ratio: { estimate: 2, low: 1, high: 3, level: 0.95 } },
    { platform: 'typescript', ratio: undefined },
  ];

  it('makes a row for each item, and columns that are plain data', () => {
    assert.deepEqual(
      tableOf(
        'layers',
        [{ name: 'a', macs: 2e6 }],
        [
          { label: 'layer', cell: ({ name }) => name },
          { label: 'MACs', unit: 'M', digits: 3, cell: ({ macs }) => macs / 1e6 },
          ...platformColumns(measured, 'time', ({ ratio }) => ratio),
        ],
      ),
      {
        title: 'layers',
        columns: [
          { label: 'layer' },
          { label: 'MACs', unit: 'M', digits: 3 },
          { label: 'wasm: time' },
          { label: 'typescript: time' },
        ],
        rows: [['a', 2, '2.00 [1.00, 3.00]', '–']],
        notes: [],
      },
    );
  });
});
