import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import { formatInterval } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { cases } from './cases.js';

/** Every case: its work, how parallel its ops are, and its times on two threads over that on one. */
export function casesTable(results: Results): Table {
  const isMeasured = cases.some(({ id }) => measuredSuites(results, id).length > 0);
  const ratio = (id: string, arm: string, over = 'one-thread') =>
    formatInterval(measuredSuites(results, id)[0]?.ratio(arm, over));
  const exact = (id: string, quantity: string) => results.exact(id, quantity);
  return tableOf(
    'What two threads can do and what they do',
    cases,
    [
      { label: 'case', cell: ({ title }) => title },
      { label: 'MACs', unit: 'M', digits: 4, cell: ({ id }) => exact(id, 'work') / 1e6 },
      { label: 'work over span', digits: 3, cell: ({ id }) => exact(id, 'work') / exact(id, 'span') },
      { label: 'at once at best', digits: 3, cell: ({ id }) => exact(id, 'scheduled') / exact(id, 'work') },
      ...(isMeasured
        ? [
            {
              label: 'in turn: time, one thread = 1',
              cell: ({ id }: { id: string }) => ratio(id, 'in-turn'),
            },
            {
              label: 'at once: time, one thread = 1',
              cell: ({ id }: { id: string }) => ratio(id, 'at-once'),
            },
            {
              label: 'at once, in turn = 1',
              cell: ({ id }: { id: string }) => ratio(id, 'at-once', 'in-turn'),
            },
          ]
        : []),
    ],
    [
      'Work over span: how many threads the independent operations can keep busy on average. At best: the share of the work after which both threads are done.',
      'Brackets: confidence intervals, paired by round.',
    ],
  );
}
