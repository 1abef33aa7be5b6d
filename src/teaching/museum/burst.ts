import { checkNamed, expectFields, isCount, optional, required } from '../../errors/arguments.js';
import { type Interval, ratioInterval, roundMedians } from '../../measure/judging/statistics.js';
import type { TimedRow } from '../../measure/results/rows.js';
import type { Graph } from '../../networks/graph/graph.js';
import { compareGraphs } from '../cells/compare-graphs.js';
import { notebookProfile } from '../cells/measure.js';

/** Rounds of several graphs that were made in one go, in one process. */
export interface Burst {
  /** Name of the first graph, with which the others are compared. */
  readonly first: string;
  /** Times of each graph by its name, ns: the median of each round's samples. */
  readonly timesNs: Readonly<Record<string, readonly number[]>>;
  /** Times of the first graph a second time in each round (A/A), ns. */
  readonly againNs: readonly number[];
  /** The first graph over itself, with the interval that these rounds alone give. */
  readonly noise: Interval;
}

/** How a burst is measured. */
export interface BurstOptions {
  /** Rounds to make, 300 where it is absent; the smoke profile makes 60 at most. */
  readonly rounds?: number;
}

const ROUNDS = 300;
const MOST_OF_SMOKE = 60;

/**
 * Times graphs against each other on `wasm`, in one go of many short rounds; as `compareGraphs` does.
 *
 * @param graphs  by name; the first runs twice in each round
 * @throws {InputError} where there is no graph, one cannot be run, or the rounds are no count
 * @throws {Error} where a graph cannot be timed, or the cell is interrupted
 */
export async function measureBurst(
  graphs: Readonly<Record<string, Graph>>,
  options: BurstOptions = {},
): Promise<Burst> {
  const rules = { rounds: optional(required<number>('a positive integer', isCount)) };
  const { rounds = ROUNDS } = checkNamed<BurstOptions>('measureBurst', rules, options, { noun: 'option' });
  const profile = notebookProfile();
  const most = profile === 'smoke' ? MOST_OF_SMOKE : rounds;
  const { run } = await compareGraphs(graphs, { profile, rounds: Math.min(rounds, most) });
  return burstOf(run.timed);
}

/**
 * The burst that rows of one suite hold.
 *
 * @throws {Error} where one of them was not measured
 */
export function burstOf(rows: readonly TimedRow[]): Burst {
  const failed = rows.find(({ status }) => status === 'failed');
  if (failed) throw new Error(`measureBurst: ${failed.arm}: ${failed.error}`);
  const timesOf = ({ samplesNs }: TimedRow) => roundMedians(samplesNs);
  const again = rows.find(row => row.again)!;
  const timesNs = Object.fromEntries(rows.filter(row => !row.again).map(row => [row.arm, timesOf(row)]));
  const againNs = timesOf(again);
  return { first: again.arm, timesNs, againNs, noise: ratioInterval(againNs, timesNs[again.arm]) };
}

/** @throws {InputError} where it is no burst */
export function expectBurst(where: string, burst: unknown): void {
  expectFields(
    `${where}: burst`,
    burst,
    ['first', 'timesNs', 'againNs', 'noise'],
    'what measureBurst returned',
  );
}
