import { countGraph } from '../../src/cost/counts.js';
import { suiteTable } from '../../src/experiment/default-views.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { BYTES, COUNTED_SIDES, MEBIBYTE } from './figures.js';
import { CHANNELS, FORM_NAMES, gateGraph, suites } from './suites.js';

/** Counts and reach by the side of the map, where nothing has to be run. */
export function growthTable(): Table {
  const rows = COUNTED_SIDES.filter(side => side >= 14).flatMap(side =>
    FORM_NAMES.map(form => ({ side, form })),
  );
  const counts = ({ form, side }: (typeof rows)[number]) => countGraph(gateGraph(form, side));
  return tableOf(
    `Attention over a map of ${CHANNELS} channels`,
    rows,
    [
      { label: 'map', cell: ({ side }) => `${side}×${side}` },
      { label: 'form', cell: ({ form }) => form },
      { label: 'MACs', unit: 'M', digits: 3, cell: row => counts(row).macs / 1e6 },
      { label: 'weights', unit: 'MiB', digits: 3, cell: row => (counts(row).parameters * BYTES) / MEBIBYTE },
      { label: 'memory access cost', unit: 'M', digits: 3, cell: row => counts(row).memoryAccessCost / 1e6 },
    ],
    [
      'Full attention with weights of its own for each channel would have 16 times as many weights, and the same work.',
    ],
  );
}

export function tables(results: Results): readonly Table[] {
  return suites().map(suite => suiteTable(suite, results));
}
