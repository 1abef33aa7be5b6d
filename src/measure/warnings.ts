import { slowedDown } from './core-speed.js';
import type { RunHeader, TimedRow } from './results/rows.js';

/** The highest load average without a warning: 1 from the experiment measured just before, and a little per core. */
const usualLoad = (cores: number) => 1 + 0.25 * cores;

/**
 * What a reader of a run should know: a busy machine, a core that changed its speed, turns that waited, warm-ups that did
 * not get flat, failed cases.
 *
 * @param coreSpeeds  as in the footer
 */
export function runWarnings(
  { loadBefore, machine }: Pick<RunHeader, 'loadBefore' | 'machine'>,
  rows: readonly TimedRow[],
  coreSpeeds: readonly number[] = [],
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
  warnings.push(...change(coreSpeeds), ...waits(rows));
  const cold = rows.filter(row => row.status === 'measured' && !row.warm);
  if (cold.length > 0) {
    warnings.push(
      `${cold.length} of ${rows.length} warm-ups ended before the median was flat, the first: ${name(cold[0])}`,
    );
  }
  return warnings;
}

/** What is said of a core that was faster or slower at the end than in the beginning. */
function change(coreSpeeds: readonly number[]): string[] {
  const slower = slowedDown(coreSpeeds);
  if (slower === undefined) return [];
  const percent = Math.round(100 * Math.abs(slower));
  return [
    `a core was ${percent} % ${slower > 0 ? 'slower' : 'faster'} at the end of the run than in the beginning: ` +
      'ratios within a round do not suffer, shares of a measured peak do',
  ];
}

/** Share of all turns from which on it is said that they waited. */
const OFTEN = 0.01;

/** What other programs did to a run, where that was more than a little. */
function waits(rows: readonly TimedRow[]): string[] {
  const watched = rows.filter(row => row.disturbed);
  const sum = (of: (row: TimedRow) => number) => watched.reduce((total, row) => total + of(row), 0);
  const setAside = sum(row => row.disturbed!.setAsideNs.length);
  const kept = sum(row => row.disturbed!.kept);
  const turns = sum(row => row.samplesNs.length) + setAside;
  if (turns === 0 || setAside + kept < OFTEN * turns) return [];
  const share = (count: number) => `${((100 * count) / turns).toFixed(1)} %`;
  return [
    `other programs had the core in ${share(setAside + kept)} of all turns: ${share(setAside)} were made again, ` +
      `${share(kept)} were too long for that and are kept`,
  ];
}
