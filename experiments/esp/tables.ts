import { countGraph } from '../../src/cost/counts.js';
import { suiteTable } from '../../src/experiment/default-views.js';
import { type ArmPair, pairColumns } from '../../src/experiment/pair-columns.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { eespModule, espModule, V1, V2 } from './modules.js';
import { fieldOf } from './reach.js';
import { suites } from './suites.js';

/** What is compared with what; on top the form that has more work, or the same. */
export const MODULE_PAIRS: readonly ArmPair[] = [
  { name: '3×3 over ESP', suite: 'v1', arm: 'standard', over: 'esp' },
  { name: '3×3 over ESP, both direct', suite: 'direct', arm: 'standard', over: 'esp' },
  { name: 'ESP over EESP', suite: 'v2', arm: 'esp', over: 'eesp' },
  { name: 'windows only, ESP over EESP', suite: 'v2', arm: 'esp-dilated', over: 'eesp-dilated' },
  { name: 'depthwise, dilation 2 over 1', suite: 'depthwise', arm: 'd=2', over: 'd=1' },
  { name: 'ESP, sums over no sums', suite: 'v1', arm: 'esp', over: 'esp-plain' },
  { name: 'EESP, 4 × 1×1 over 1 grouped', suite: 'v2', arm: 'eesp-separate', over: 'eesp' },
  { name: 'only these 1×1, 16×16', suite: 'last', arm: 'separate', over: 'grouped' },
  { name: 'only these 1×1, 2×2', suite: 'last', arm: 'separate-small', over: 'grouped-small' },
];

/** What a pyramid of K branches sees, with and without the running sums. */
export function fieldTable(results: Results): Table {
  const share = (K: number, suffix: string) => 100 * results.exact(`field/K=${K}${suffix}`, 'share');
  return tableOf(
    'What the last branch of a pyramid sees',
    [1, 2, 3, 4, 5],
    [
      { label: 'K', cell: K => K },
      { label: 'field, side', unit: 'pixels', cell: K => results.exact(`field/K=${K}`, 'side') },
      {
        label: 'reached without sums',
        unit: 'pixels',
        cell: K => results.exact(`field/K=${K}-plain`, 'reached'),
      },
      { label: 'with sums', unit: 'pixels', cell: K => results.exact(`field/K=${K}`, 'reached') },
      { label: 'share without sums', unit: '%', digits: 3, cell: K => share(K, '-plain') },
      { label: 'share with sums', unit: '%', digits: 3, cell: K => share(K, '') },
      { label: 'two modules, without sums', unit: '%', digits: 3, cell: K => share(K, 'x2-plain') },
      { label: 'two modules, with sums', unit: '%', digits: 3, cell: K => share(K, 'x2') },
    ],
  );
}

/** The modules: what they save on paper and on the clock. */
export function modulesTable(results: Results): Table {
  const columns = pairColumns(results, MODULE_PAIRS);
  return tableOf('What the modules save', MODULE_PAIRS, [
    columns.name('compared'),
    columns.countRatio('times fewer parameters', 'parameters'),
    columns.countRatio('times fewer MACs', 'macs'),
    columns.countRatio('times less memory access cost', 'memoryAccessCost'),
    ...columns.timeRatios('times less time'),
  ]);
}

/** What the direct algorithm takes, with and without dilation and border. */
export function directTable(results: Results): Table {
  return suiteTable(suites.find(({ id }) => id === 'direct')!, results, {
    notes: [
      "All run by the direct algorithm but the one that is named after Winograd's. Times are not per multiply-accumulate.",
    ],
  });
}

/** The counts of both modules of the papers' examples, for the notebook. */
export function pyramidTable(): Table {
  const rows = [
    { name: 'ESP, M = 128, K = 4', graph: espModule(V1), branches: 4 },
    { name: 'ESP, M = 240, K = 4', graph: espModule(V2), branches: 4 },
    { name: 'EESP, M = 240, K = g = 4', graph: eespModule(V2), branches: 4 },
  ].map(row => ({ ...row, counts: countGraph(row.graph), field: fieldOf(row.branches) }));
  return tableOf('The modules of the papers’ examples, on 16×16 pixels', rows, [
    { label: 'module', cell: ({ name }) => name },
    { label: 'parameters', cell: ({ counts }) => counts.parameters },
    { label: 'MACs', unit: 'M', digits: 4, cell: ({ counts }) => counts.macs / 1e6 },
    {
      label: 'memory access cost',
      unit: 'M',
      digits: 3,
      cell: ({ counts }) => counts.memoryAccessCost / 1e6,
    },
    { label: 'field', unit: 'pixels per side', cell: ({ field }) => field.side },
  ]);
}
