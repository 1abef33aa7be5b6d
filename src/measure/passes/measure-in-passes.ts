import { InputError } from '../../errors/input-error.js';
import { type Openness, openSuites, suiteKey } from '../judging/open-suites.js';
import type { PlannedCeilings, PlannedSuite } from '../plan.js';
import { type Budget, RunClock, type RunProgress } from '../progress.js';
import type { CeilingRow, Profile, TimedRun } from '../results/rows.js';
import { runOrigin } from '../run-origin.js';
import { MOST_ROUNDS, passSettingsFor } from '../settings.js';
import { runInWorker } from '../worker-process.js';
import { ProcessPool } from './process-pool.js';
import { RecordedRun, type RunToMake } from './recorded-run.js';

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

/** A suite on a platform, of one of the runs. */
interface SuiteOfRun {
  readonly run: RecordedRun;
  readonly suite: PlannedSuite;
}

/** Share of the budget that the first pass may use beyond its fewest rounds. */
const FIRST_PASS = 0.15;
/** Passes over which the time that is left is spread. */
const PASSES_TO_COME = 3;
/** Suites that are checked and warmed up before these are measured, one after the other. */
const OPEN_AHEAD = 8;

/**
 * Measures experiments together, in passes over all of their suites on all platforms. After the first pass every claim has a first verdict. Each further pass samples another moment of the machine, and
 * goes where a claim is not decided yet; where all are, to suites whose A/A pair is not precise. It ends when nothing is
 * open, at the budget, or after five passes. Everything is saved after each suite of the first pass and after each pass.
 *
 * @throws {InputError} where `out` cannot be written, or no earlier run can be gone on with
 */
export async function measureInPasses(
  toMake: readonly RunToMake[],
  options: PassOptions,
): Promise<TimedRun[]> {
  const { profile, seed, out, run: name, budget, untilSure = false, onProgress, onPass, signal } = options;
  const settings = passSettingsFor(profile);
  const { leastRounds: usual, passes, rounds: usualMost, ...timing } = settings;
  const { leastRounds = usual, onVerdicts } = options;
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
  const places = new Map<PlannedSuite, RecordedRun>();
  let passNow = 1;
  const pool = new ProcessPool({
    ...{ profile, seed, settings: origin.settings, signal },
    onProgress: (suite, phase, share) =>
      clock.report(places.get(suite)!.experiment.id, suite, phase, share, passNow),
  });
  const all = toMake.flatMap(({ plan }, i) =>
    plan.jobs.flatMap((job): SuiteOfRun[] => (job.kind === 'suite' ? [{ run: runs[i], suite: job }] : [])),
  );
  for (const { run, suite } of all) places.set(suite, run);
  const leftOpen = (openness: OpennessOfRuns) => {
    const undecided = all.filter(one => isOpen(one, openness));
    return undecided.length > 0 || untilSure ? undecided : all.filter(one => isImprecise(one, openness));
  };
  const unmeasured = all.filter(({ run, suite }) => !run.has(suite));
  let open = unmeasured.length > 0 ? unmeasured : leftOpen(opennessOf(runs));
  try {
    for (let pass = 1; pass <= passes && open.length > 0; pass++) {
      passNow = pass;
      const share =
        pass === 1 ? FIRST_PASS : 1 / Math.min(untilSure ? passes : PASSES_TO_COME, passes - pass + 1);
      const sliceMs = (share * clock.leftMs) / open.length;
      for (const [i, one] of open.entries()) {
        const { run, suite } = one;
        const isNew = !run.has(suite);
        if (signal?.aborted || (pass > 1 && clock.leftMs <= 0)) break;
        if (i % OPEN_AHEAD === 0) await pool.open(open.slice(i, i + OPEN_AHEAD));
        const limits = { atLeast: isNew ? leastRounds : 1, atMost: mostRounds, ms: sliceMs };
        try {
          run.add(suite, await pool.pass(one, limits));
        } catch (error) {
          if (signal?.aborted) break;
          run.fail(suite, (error as Error).message);
        }
        if (isNew) await run.save('running');
        onVerdicts?.(run.experiment.id, opennessOf([run]).verdicts);
      }
      if (signal?.aborted) break;
      for (const run of runs) await run.save('running');
      const openness = opennessOf(runs);
      onPass?.(pass, openness);
      for (const [run, { verdicts }] of openness.of) onVerdicts?.(run.experiment.id, verdicts);
      open = leftOpen(openness);
      await pool.keepOnly(open.map(({ suite }) => suite));
      if (clock.leftMs <= 0) break;
    }
  } finally {
    await pool.endAll();
  }
  clock.end();
  return Promise.all(runs.map(run => run.save(signal?.aborted ? 'interrupted' : 'complete')));
}

/** Once for each engine, however many experiments draw a roofline with them. */
async function measureCeilings(
  toMake: readonly RunToMake[],
  runs: readonly RecordedRun[],
  profile: Profile,
  clock: RunClock,
  signal: AbortSignal | undefined,
): Promise<void> {
  const needs = toMake.map(({ plan }) =>
    plan.jobs.filter((job): job is PlannedCeilings => job.kind === 'ceilings'),
  );
  for (const engine of new Set(needs.flat().map(job => job.engine))) {
    if (signal?.aborted) return;
    const needy = runs.filter(
      (run, i) =>
        needs[i].some(job => job.engine === engine) && !run.ceilings.some(row => row.engine === engine),
    );
    if (needy.length === 0) continue;
    const job = needs.flat().find(one => one.engine === engine)!;
    let rows: readonly CeilingRow[] = [];
    const failure = await runInWorker(
      { kind: 'ceilings', engine, profile },
      message => {
        if (message.type === 'ceilings') rows = message.rows;
        else if (message.type === 'progress') {
          clock.report(needy[0].experiment.id, job, message.phase, message.done / message.total, 1);
        }
      },
      signal,
    );
    for (const run of needy) {
      run.ceilings.push(...rows);
      if (failure !== undefined && !signal?.aborted) {
        run.troubles.push(`${engine}: ceilings failed: ${failure}`);
      }
    }
  }
}

/** What of all runs is open, and of each. */
type OpennessOfRuns = Openness & { readonly of: ReadonlyMap<RecordedRun, Openness> };

function opennessOf(runs: readonly RecordedRun[]): OpennessOfRuns {
  const of = new Map(runs.map(run => [run, openSuites(run.experiment.claims, run.results())]));
  const all = [...of.values()];
  return {
    of,
    claims: all.reduce((sum, { claims }) => sum + claims, 0),
    undecided: all.reduce((sum, { undecided }) => sum + undecided, 0),
    verdicts: all.flatMap(({ verdicts }) => verdicts),
    suites: new Set(all.flatMap(({ suites }) => [...suites])),
    imprecise: new Set(all.flatMap(({ imprecise }) => [...imprecise])),
  };
}

function isOpen({ run, suite }: SuiteOfRun, { of }: OpennessOfRuns): boolean {
  return of.get(run)!.suites.has(suiteKey(suite.platform, suite.suite.id));
}

function isImprecise({ run, suite }: SuiteOfRun, { of }: OpennessOfRuns): boolean {
  return of.get(run)!.imprecise.has(suiteKey(suite.platform, suite.suite.id));
}
