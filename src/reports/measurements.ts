import type { Results, SuiteResults } from '../measure/results/results.js';
import type { TimedRow } from '../measure/results/rows.js';
import { formatInterval, MISSING } from './format.js';
import type { Table } from './table.js';

/**
 * What was timed, suite by suite and platform by platform, failed cases included.
 *
 * @param published  results of the published run, whose ratios stand beside
 */
export function measurementTables(results: Results, published?: Results): Table[] {
  const groups = new Map<string, TimedRow[]>();
  for (const row of results.run?.timed ?? []) {
    const key = `${row.suite} on ${row.platform}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups].map(([title, rows]) => {
    const [{ platform, suite }] = rows;
    return measurementTable(title, rows, results.suite(platform, suite), published?.suite(platform, suite));
  });
}

function measurementTable(
  title: string,
  rows: readonly TimedRow[],
  suite: SuiteResults | undefined,
  published: SuiteResults | undefined,
): Table {
  // A ratio to another baseline is another quantity.
  const beside = published?.baseline === suite?.baseline ? published : undefined;
  return {
    title: `Measured: ${title}`,
    columns: [
      { label: 'case' },
      { label: 'median time', unit: 'ms', digits: 3 },
      { label: `ratio to ${suite?.baseline ?? 'baseline'}` },
      ...(beside ? [{ label: 'published ratio' }] : []),
      { label: 'MACs' },
      { label: 'memory access cost', unit: 'elements' },
      { label: 'check error', digits: 2 },
      { label: 'remarks' },
    ],
    rows: rows.map(row => [
      row.again ? `${row.arm}, again (A/A)` : row.arm,
      time(row, suite),
      ratio(row, suite),
      ...(beside ? [ratioToBaseline(row, beside)] : []),
      row.status === 'failed' ? null : row.macs,
      row.status === 'failed' ? null : row.memoryAccessCost,
      row.status === 'failed' ? null : row.checkError,
      remarks(row),
    ]),
    notes: [
      'Times are of this run only; ratios are paired by round, with their confidence intervals.',
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
  return !suite || row.status === 'failed' ? MISSING : ratioToBaseline(row, suite);
}

function ratioToBaseline({ arm, again }: TimedRow, suite: SuiteResults): string {
  if (again) return formatInterval(suite.noise);
  return arm === suite.baseline ? '1' : formatInterval(suite.ratio(arm, suite.baseline));
}

function remarks(row: TimedRow): string {
  if (row.status === 'failed') return `failed: ${row.error ?? 'no reason was recorded'}`;
  return row.warm ? '' : 'median not flat at the end of the warm-up';
}
