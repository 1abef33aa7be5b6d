import { suiteTable } from '../../src/experiment/default-views.js';
import { pairColumns } from '../../src/experiment/pair-columns.js';
import type { Results } from '../../src/measure/results/results.js';
import { ghostSpeedup } from '../../src/papers/ghostnet.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { timesFewer } from './modules.js';
import { BOTTLENECK, DIRECT, NETWORK_PAIRS, shownPairs } from './pairs.js';
import { suites } from './suites.js';

/** The derived numbers of the paper beside those counted here. */
export function savingTable(): Table {
  return tableOf(
    'r_s by the input channels, s = 2',
    ghostSpeedup.rows,
    [
      { label: 'c', cell: ([c]) => c },
      {
        label: 'k = 3, d = 3',
        digits: 4,
        cell: ([c]) => timesFewer({ channels: Number(c), kernel: 3, ratio: 2, cheap: 3 }),
      },
      {
        label: 'k = 1, d = 3',
        digits: 4,
        cell: ([c]) => timesFewer({ channels: Number(c), kernel: 1, ratio: 2, cheap: 3 }),
      },
      { label: 'approximation s·c/(s + c − 1)', digits: 4, cell: ([, , , approximation]) => approximation },
    ],
    [
      'The approximation is for d = k. Below 1, the ghost module does more work than the layer that it replaces.',
    ],
  );
}

/** Pairs, and everything else by suite. */
export function tables(results: Results): readonly Table[] {
  const pairs = [...shownPairs(results), DIRECT, BOTTLENECK, ...NETWORK_PAIRS];
  const columns = pairColumns(results, pairs);
  const others = suites('quick').filter(({ id }) => ['parts', 'cheap', 'causes'].includes(id));
  return [
    tableOf('What ghost modules save', pairs, [
      columns.name('compared'),
      columns.countRatio('times fewer MACs', 'macs'),
      columns.countRatio('times fewer parameters', 'parameters'),
      columns.countRatio('times less memory access cost', 'memoryAccessCost'),
      ...columns.timeRatios('times less time'),
    ]),
    ...others.map(suite => suiteTable(suite, results)),
  ];
}
