import type { MeasuredExperiment } from '../arms.js';
import { failedRows } from '../jobs.js';
import type { Plan, PlannedSuite } from '../plan.js';
import { definitionOf } from '../results/definition.js';
import { exactHash } from '../results/exact-csv.js';
import { joined } from '../results/joined-row.js';
import { type Results, resultsOf } from '../results/results.js';
import type { CeilingRow, ExactRow, Profile, RunFooter, TimedRow, TimedRun } from '../results/rows.js';
import { canGoOn, writeRun } from '../results/store.js';
import { type RunOrigin, runFooter } from '../run-origin.js';
import type { ExperimentSource } from '../source.js';
import { runWarnings } from '../warnings.js';

/** An experiment that is to be measured. */
export interface RunToMake {
  readonly experiment: MeasuredExperiment;
  /** Where the measuring processes find it. */
  readonly source: ExperimentSource;
  readonly plan: Plan;
  /** The experiment's exact numbers, to which the run will belong. */
  readonly exact: readonly ExactRow[];
  /** A run to go on with, if it is of the same cases, code and machine; a new one where it is absent. */
  readonly earlier?: TimedRun;
}

/** The run of an experiment while it is measured: what there is of it so far, and its file. */
export class RecordedRun {
  readonly experiment: MeasuredExperiment;
  readonly source: ExperimentSource;
  readonly ceilings: CeilingRow[] = [];
  /** What a reader should know and no row says. */
  readonly troubles: string[] = [];
  /** How fast a core was before each pass over a suite. */
  readonly coreSpeeds: number[] = [];
  readonly #plan: Plan;
  readonly #exact: readonly ExactRow[];
  readonly #header: TimedRun['header'];
  readonly #out: string;
  readonly #rows = new Map<PlannedSuite, readonly TimedRow[]>();

  constructor(
    { experiment, source, plan, exact, earlier }: RunToMake,
    origin: RunOrigin,
    { profile, out }: { readonly profile: Profile; readonly out: string },
  ) {
    this.experiment = experiment;
    this.source = source;
    this.#plan = plan;
    this.#exact = exact;
    this.#out = out;
    this.#header = {
      ...origin,
      experiment: experiment.id,
      profile,
      definition: definitionOf(experiment, profile),
      exact: exactHash(exact),
      engines: plan.engines,
      selection: plan.selection,
    };
    if (!earlier || !canGoOn(earlier, this.#header)) return;
    const { run, startedAt, loadBefore, settings } = earlier.header;
    const rounds = Math.max(settings.rounds, this.#header.settings.rounds);
    this.#header = { ...this.#header, settings: { ...settings, rounds }, run, startedAt, loadBefore };
    this.ceilings.push(...earlier.ceilings);
    this.coreSpeeds.push(...(earlier.footer.coreSpeeds ?? []));
    for (const job of plan.jobs) {
      if (job.kind !== 'suite') continue;
      const rows = earlier.timed.filter(row => row.platform === job.platform && row.suite === job.suite.id);
      if (rows.length > 0) this.#rows.set(job, rows);
    }
  }

  /** Whether there are rows of any suite. */
  get isBegun(): boolean {
    return this.#rows.size > 0;
  }

  /** Whether there are rows of a suite. */
  has(suite: PlannedSuite): boolean {
    return this.#rows.has(suite);
  }

  /** Adds the rows of one pass over a suite. */
  add(suite: PlannedSuite, rows: readonly TimedRow[]): void {
    const before = this.#rows.get(suite);
    this.#rows.set(suite, before ? before.map((row, i) => joined(row, rows[i])) : rows);
  }

  /** What ends the measurement of a suite: all of its arms failed, unless there are passes already. */
  fail(suite: PlannedSuite, error: string): void {
    if (!this.#rows.has(suite)) this.#rows.set(suite, failedRows(suite, error));
    else this.troubles.push(`${suite.platform} ${suite.suite.id}: no more passes: ${error}`);
  }

  /** Notes that a pass over a suite was made again. */
  stoodStill({ platform, suite }: PlannedSuite, ms: number): void {
    this.troubles.push(
      `${platform} ${suite.id}: the machine stood still, or its clock jumped, for ${(ms / 1000).toFixed(1)} s; ` +
        'the rounds of that pass were made again',
    );
  }

  /** What was measured so far, in the order of the plan. */
  run(status: RunFooter['status']): TimedRun {
    const timed = this.#plan.jobs.flatMap(job => (job.kind === 'suite' && this.#rows.get(job)) || []);
    const warnings = runWarnings(this.#header, timed, this.coreSpeeds);
    const footer = runFooter(status, [...this.troubles, ...warnings], this.coreSpeeds);
    return { header: this.#header, timed, ceilings: this.ceilings, footer };
  }

  /** The results so far, to be judged. */
  results(): Results {
    return resultsOf(this.experiment, this.#exact, this.run('running'));
  }

  /** Writes the run, unless it has nothing to time. @throws {InputError} where its folder cannot be written */
  async save(status: RunFooter['status']): Promise<TimedRun> {
    const run = this.run(status);
    if (this.#plan.jobs.length > 0) await writeRun(this.#out, run);
    return run;
  }
}
