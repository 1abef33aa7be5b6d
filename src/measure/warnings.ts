import type { RunHeader, TimedRow } from './results/rows.js';

/** The highest load average without a warning: 1 from the experiment measured just before, and a little per core. */
const usualLoad = (cores: number) => 1 + 0.25 * cores;

/** What a reader of a run should know: a busy machine, warm-ups that did not get flat, failed cases. */
export function runWarnings(
  { loadBefore, machine }: Pick<RunHeader, 'loadBefore' | 'machine'>,
  rows: readonly TimedRow[],
): string[] {
  const warnings: string[] = [];
  if (loadBefore > usualLoad(machine.cores)) {
    warnings.push(`load average ${loadBefore.toFixed(2)} when the run began (cores: ${machine.cores})`);
  }
  const name = ({ platform, suite, arm, again }: TimedRow) =>
    `${platform} ${suite}/${arm}${again ? ' (A/A)' : ''}`;
  for (const row of rows) {
    if (row.status === 'failed') warnings.push(`${name(row)} failed: ${row.error}`);
  }
  const cold = rows.filter(row => row.status === 'measured' && !row.warm);
  if (cold.length > 0) {
    warnings.push(
      `${cold.length} of ${rows.length} warm-ups ended before the median was flat, the first: ${name(cold[0])}`,
    );
  }
  return warnings;
}
