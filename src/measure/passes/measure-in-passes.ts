import { InputError } from '../../errors/input-error.js';
import { coreSpeed } from '../core-speed.js';
import type { Openness } from '../judging/open-suites.js';
import { type Budget, RunClock, type RunProgress } from '../progress.js';
import type { Profile, TimedRun } from '../results/rows.js';
import { runOrigin } from '../run-origin.js';
import { MOST_ROUNDS, passSettingsFor } from '../settings.js';
import { measureCeilings } from './ceilings-once.js';
import { opennessOf, openOnes, type SuiteOfRun } from './open-runs.js';
import { ProcessPool } from './process-pool.js';
import { RecordedRun, type RunToMake } from './recorded-run.js';
import { undisturbedPass } from './undisturbed-pass.js';

/** How experiments are measured together. */
export interface PassOptions {
  readonly profile: Profile;
  /** Seed of inputs, weights and the order of arms. */
  readonly seed: number;
  /** Folder of all results. */
  readonly out: string;
  /** Name of the run; made from time and machine where it is absent. */
  readonly run?: string;
  /** Until when passes are made; the first is always made whole. */
  readonly budget: Budget;
  /** Ends when no claim is open, and lets the rounds of a pass be as many as fit in the budget. */
  readonly untilSure?: boolean;
  /** Fewest rounds of a suite in the first pass; those of the profile where it is absent. */
  readonly leastRounds?: number;
  readonly onProgress?: (progress: RunProgress) => void;
  /** Called after each pass with what is decided by then. */
  readonly onPass?: (pass: number, openness: Openness) => void;
  /** Called after each suite and each pass with the verdicts of an experiment by then; judging takes its time. */
  readonly onVerdicts?: (experiment: string, verdicts: Openness['verdicts']) => void;
  /** Ends the run early; what is finished is kept. */
  readonly signal?: AbortSignal;
}

/** Share of the budget that the first pass may use beyond its fewest rounds, and the most, so that verdicts come soon. */
const FIRST_PASS = 0.15;
const FIRST_PASS_MS = 60_000;
/** Passes over which the time that is left is spread. */
const PASSES_TO_COME = 3;
/** Suites that are checked and warmed up before these are measured, one after the other. */
const OPEN_AHEAD = 8;

/**
 * Measures experiments together, in passes over all of their suites on all platforms. After the first pass every claim has
 * a first verdict. Each further pass samples another moment of the machine, and goes where a claim is not decided yet;
 * where all are, to suites whose A/A pair is not precise. It ends when nothing is open, at the budget, or after five
 * passes. Everything is saved after each suite of the first pass and after each pass.
 *
 * @throws {InputError} where `out` cannot be written, or no earlier run can be gone on with
 */
export async function measureInPasses(
  toMake: readonly RunToMake[],
  options: PassOptions,
): Promise<TimedRun[]> {
  const { profile, seed, out, run: name, budget, untilSure = false } = options;
  const { onProgress, onPass, onVerdicts, signal } = options;
  const { leastRounds: usual, passes, rounds: usualMost, ...timing } = passSettingsFor(profile);
  const { leastRounds = usual } = options;
  const mostRounds = untilSure ? MOST_ROUNDS : Math.max(usualMost, leastRounds);
  const origin = await runOrigin({ ...timing, rounds: mostRounds }, seed, name);
  const runs = toMake.map(one => new RecordedRun(one, origin, { profile, out }));
  if (toMake.some(({ earlier }) => earlier) && !runs.some(run => run.isBegun)) {
    throw new InputError(
      `${out}: no run of the same cases by the same code on this machine, expected one to go on with`,
    );
  }
  // A folder that cannot be written fails here, not after minutes of measuring.
  for (const run of runs) await run.save('running');

  const clock = new RunClock(toMake, budget, { onProgress });
  await measureCeilings(toMake, runs, profile, clock, signal);
  const all = toMake.flatMap(({ plan }, i) =>
    plan.jobs.flatMap((job): SuiteOfRun[] => (job.kind === 'suite' ? [{ run: runs[i], suite: job }] : [])),
  );
  const runOf = new Map(all.map(({ run, suite }) => [suite, run]));
  let pass = 1;
  const pool = new ProcessPool({
    ...{ profile, seed, settings: origin.settings, signal },
    onProgress: (suite, phase, share) =>
      clock.report(runOf.get(suite)!.experiment.id, suite, phase, share, pass),
  });
  const unmeasured = all.filter(({ run, suite }) => !run.has(suite));
  let open = unmeasured.length > 0 ? unmeasured : openOnes(all, opennessOf(runs), { untilSure });
  try {
    for (; pass <= passes && open.length > 0; pass++) {
      const passesToCome = Math.min(untilSure ? passes : PASSES_TO_COME, passes - pass + 1);
      const passMs =
        pass === 1 ? Math.min(FIRST_PASS * clock.leftMs, FIRST_PASS_MS) : clock.leftMs / passesToCome;
      await measureSuites(open, pool, {
        ...{ leastRounds, mostRounds, ms: passMs / open.length, onVerdicts, signal },
        isLate: () => pass > 1 && clock.leftMs <= 0,
      });
      if (signal?.aborted) break;
      for (const run of runs) await run.save('running');
      const openness = opennessOf(runs);
      onPass?.(pass, openness);
      for (const [run, { verdicts }] of openness.of) onVerdicts?.(run.experiment.id, verdicts);
      open = openOnes(all, openness, { untilSure });
      await pool.keepOnly(open.map(({ suite }) => suite));
      if (clock.leftMs <= 0) break;
    }
  } finally {
    await pool.endAll();
  }
  clock.end();
  return Promise.all(runs.map(run => run.save(signal?.aborted ? 'interrupted' : 'complete')));
}

/** How a pass measures its suites. */
interface SuiteLimits extends Pick<PassOptions, 'onVerdicts' | 'signal'> {
  /** Fewest rounds of a suite that is new. */
  readonly leastRounds: number;
  readonly mostRounds: number;
  /** Time for the rounds of a suite. */
  readonly ms: number;
  /** Whether there is no time for another suite. */
  readonly isLate: () => boolean;
}

/** One pass: some rounds of each suite. What fails is recorded, and the others go on. */
async function measureSuites(
  suites: readonly SuiteOfRun[],
  pool: ProcessPool,
  { leastRounds, mostRounds, ms, isLate, onVerdicts, signal }: SuiteLimits,
): Promise<void> {
  for (const [i, one] of suites.entries()) {
    const { run, suite } = one;
    const isNew = !run.has(suite);
    if (signal?.aborted || isLate()) return;
    if (i % OPEN_AHEAD === 0) await pool.open(suites.slice(i, i + OPEN_AHEAD));
    try {
      run.coreSpeeds.push(coreSpeed());
      const limits = { atLeast: isNew ? leastRounds : 1, atMost: mostRounds, ms };
      const { rows, stoodStillMs } = await undisturbedPass(() => pool.pass(one, limits));
      run.add(suite, rows);
      if (stoodStillMs > 0) run.stoodStill(suite, stoodStillMs);
    } catch (error) {
      if (signal?.aborted) return;
      run.fail(suite, (error as Error).message);
    }
    if (isNew) await run.save('running');
    onVerdicts?.(run.experiment.id, opennessOf([run]).verdicts);
  }
}
