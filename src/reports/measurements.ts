import type { Results, SuiteResults } from '../measure/results/results.js';
import type { TimedRow } from '../measure/results/rows.js';
import { formatInterval, MISSING } from './format.js';
import type { Table } from './table.js';

/** What was timed, suite by suite and platform by platform, failed cases included. */
export function measurementTables(results: Results): Table[] {
  const groups = new Map<string, TimedRow[]>();
  for (const row of results.run?.timed ?? []) {
    const key = `${row.suite} on ${row.platform}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([title, rows]) => {
    return measurementTable(title, rows, results.suite(rows[0].platform, rows[0].suite));
  });
}

function measurementTable(title: string, rows: readonly TimedRow[], suite: SuiteResults | undefined): Table {
  return {
    title: `Measured: ${title}`,
    columns: [
      { label: 'case' },
      { label: 'median time', unit: 'ms', digits: 3 },
      { label: `ratio to ${suite?.baseline ?? 'baseline'}` },
      { label: 'MACs' },
      { label: 'memory access cost', unit: 'elements' },
      { label: 'check error', digits: 2 },
      { label: 'remarks' },
    ],
    rows: rows.map(row => [
      row.again ? `${row.arm}, again (A/A)` : row.arm,
      time(row, suite),
      ratio(row, suite),
      row.status === 'failed' ? null : row.macs,
      row.status === 'failed' ? null : row.memoryAccessCost,
      row.status === 'failed' ? null : row.checkError,
      remarks(row),
    ]),
    notes: [
      'Times are of this run only; ratios are paired by round, with their 95 % intervals.',
      `Check error: largest error against the reference before the clock started; the A/A row is the noise floor.`,
    ],
  };
}

/** Median time in ms. */
function time(row: TimedRow, suite: SuiteResults | undefined): number | null {
  if (row.status === 'failed' || row.again) return null;
  const interval = suite?.timeNs(row.arm);
  return interval ? interval.estimate / 1e6 : null;
}

function ratio(row: TimedRow, suite: SuiteResults | undefined): string {
  if (!suite || row.status === 'failed') return MISSING;
  if (row.again) return formatInterval(suite.noise);
  return row.arm === suite.baseline ? '1' : formatInterval(suite.ratio(row.arm, suite.baseline));
}

function remarks(row: TimedRow): string {
  if (row.status === 'failed') return `failed: ${row.error ?? 'no reason was recorded'}`;
  return row.warm ? '' : 'median not flat at the end of the warm-up';
}
