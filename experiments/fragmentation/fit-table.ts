import type { Results } from '../../src/measure/results/results.js';
import { formatShare } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { fitCase, MODELS } from './call-cost.js';

/** What the printed times of Table 3 follow, on each of its devices. */
export function fitTable(results: Results): Table {
  const rows = (['GPU', 'ARM'] as const).flatMap(device => MODELS.map(model => ({ device, model })));
  type Row = (typeof rows)[number];
  const exact = ({ device, model }: Row, quantity: string) => results.exact(fitCase(device, model), quantity);
  return tableOf(
    "What the paper's 15 times of each device follow",
    rows,
    [
      { label: 'device', cell: ({ device }) => device },
      { label: 'described by', cell: ({ model }) => model },
      { label: 'speed', unit: 'MACs/ns', digits: 3, cell: row => 1 / exact(row, 'nsPerMac') },
      {
        label: 'cost of a call',
        unit: 'µs',
        digits: 3,
        cell: row => (row.model === 'work and calls' ? exact(row, 'nsPerOther') / 1000 : null),
      },
      { label: 'spread', cell: row => formatShare(exact(row, 'spread')) },
    ],
    [
      'Least squares of relative errors over Table 3, ten blocks a time. Spread: root mean square of modelled over printed time, less 1.',
      'A cost per call is all that takes equally long in every call: launch, synchronisation, and a processor that a small kernel does not fill.',
    ],
  );
}
