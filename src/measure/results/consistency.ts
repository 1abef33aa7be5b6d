import type { CeilingRow, RunHeader, TimedRow, TimedRun } from './rows.js';

/** Most rows. The full profile of the largest experiment has 2,000. */
export const MOST_ROWS = 20_000;

/**
 * Finds the first inconsistency among rows that are each well-formed; undefined if they make a run.
 *
 * - There are at most `MOST_ROWS` rows: one for each platform, suite and arm, and one for each A/A arm.
 * - A measured row has the rounds of its passes, or `settings.rounds` where there are none, each with samples, all above
 *   0, and a memory access cost above 0. All measured rows of a suite on a platform have the same passes.
 * - An engine has ceilings of both kinds or none, with work, samples and, of bandwidth, working sets above 0.
 *
 * @returns one line: where, what was got, what was expected
 */
export function inconsistency({ header, timed, ceilings }: TimedRun): string | undefined {
  const rows = timed.length + ceilings.length;
  if (rows > MOST_ROWS) return `has ${rows} rows, expected at most ${MOST_ROWS}`;
  const seen = new Set<string>();
  const passesOf = new Map<string, string>();
  for (const row of timed) {
    const place = `${row.suite}/${row.arm}${row.again ? ', again,' : ''} on ${row.platform}`;
    const key = JSON.stringify([row.platform, row.suite, row.arm, row.again]);
    if (seen.has(key)) return `${place}: appears twice, expected once`;
    seen.add(key);
    const problem = row.status === 'measured' ? inMeasured(row, header, passesOf) : undefined;
    if (problem) return `${place}: ${problem}`;
  }
  return inCeilings(ceilings);
}

function inMeasured(
  { platform, suite, samplesNs, passes, memoryAccessCost }: TimedRow,
  { settings }: RunHeader,
  passesOf: Map<string, string>,
): string | undefined {
  const rounds = passes ? passes.reduce((sum, count) => sum + count, 0) : settings.rounds;
  if (samplesNs.length !== rounds) return `samples of ${samplesNs.length} rounds, expected ${rounds}`;
  if (rounds === 0) return 'has no rounds, expected at least one';
  const key = JSON.stringify([platform, suite]);
  const [own, others] = [String(passes), passesOf.get(key) ?? String(passes)];
  if (own !== others) return `passes of ${own} rounds, expected those of the other arms: ${others}`;
  passesOf.set(key, own);
  const round = samplesNs.findIndex(samples => !arePositive(samples));
  if (round >= 0)
    return `samples of round ${round + 1} are ${listed(samplesNs[round])}, expected times above 0`;
  return memoryAccessCost > 0 ? undefined : `memory access cost is ${memoryAccessCost}, expected more than 0`;
}

function inCeilings(ceilings: readonly CeilingRow[]): string | undefined {
  const kinds = new Set(ceilings.map(({ engine, kind }) => JSON.stringify([engine, kind])));
  for (const { engine, kind, workingSetBytes, workPerSample, samplesNs } of ceilings) {
    if (!(workPerSample > 0 && arePositive(samplesNs))) {
      return `${kind} ceiling of ${engine}: work is ${workPerSample} and samples ${listed(samplesNs)}, expected both above 0`;
    }
    if (kind === 'bandwidth' && !(workingSetBytes > 0)) {
      return `bandwidth ceiling of ${engine}: working set is ${workingSetBytes}, expected more than 0`;
    }
    const other = kind === 'compute' ? 'bandwidth' : 'compute';
    if (!kinds.has(JSON.stringify([engine, other]))) {
      return `ceilings of ${engine}: ${kind} only, expected ${other} as well`;
    }
  }
  return undefined;
}

function arePositive(samples: readonly number[]): boolean {
  return samples.length > 0 && samples.every(ns => ns > 0);
}

/** How many samples a message shows. */
const SHOWN = 5;

function listed(samples: readonly number[]): string {
  if (samples.length === 0) return 'none';
  return samples.slice(0, SHOWN).join(', ') + (samples.length > SHOWN ? ', …' : '');
}
