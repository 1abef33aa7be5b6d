import type { Engine } from '../networks/platform.js';
import type { PlaceName } from '../networks/platforms.js';
import type { Phase } from './plan.js';
import type { ArmTimes, RoundLimits } from './protocol.js';
import type { CeilingRow, Profile, Settings, TimedRow } from './results/rows.js';
import type { ExperimentSource } from './source.js';

/** To the worker: check a suite on one platform and, given `settings`, warm it up for the passes that follow. */
export interface SuiteJob {
  readonly kind: 'suite';
  readonly source: ExperimentSource;
  readonly suite: string;
  /** Ids of the arms. */
  readonly arms: readonly string[];
  readonly platform: PlaceName;
  readonly profile: Profile;
  readonly seed: number;
  /** Absent for a check without a clock. */
  readonly settings?: Settings;
}

/** To the worker: rounds of a suite that it has warmed up. The answer is a `PassAnswer`. */
export interface PassJob extends RoundLimits {
  readonly kind: 'pass';
  readonly suite: string;
}

/** The rows of one pass, and the memory that the process holds. */
export interface PassAnswer {
  readonly rows: readonly TimedRow[];
  readonly bytes: number;
}

/** To the worker: keep what the reference computes for arms of a suite, for the checks that come. */
export interface ExpectedJob extends Pick<SuiteJob, 'source' | 'suite' | 'arms' | 'profile' | 'seed'> {
  readonly kind: 'expected';
}

/** To the worker: an experiment's exact numbers. The answer is an array of `ExactRow`. */
export interface ExactJob {
  readonly kind: 'exact';
  readonly source: ExperimentSource;
}

/** To the worker: measure the machine's ceilings for code of an engine. */
export interface CeilingsJob {
  readonly kind: 'ceilings';
  readonly engine: Engine;
  readonly profile: Profile;
}

/** A function to be timed: the source of a JavaScript function expression that uses nothing from outside. */
export interface FunctionSource {
  readonly name: string;
  readonly source: string;
}

/** To the worker: time functions against each other. */
export interface FunctionsJob {
  readonly kind: 'functions';
  /** At least one; the first is the baseline. */
  readonly functions: readonly FunctionSource[];
  /** Source of a function that makes the argument for each; without it, they get none. */
  readonly input?: string;
  readonly seed: number;
  readonly settings: Settings;
}

export type Job = SuiteJob | PassJob | ExpectedJob | ExactJob | CeilingsJob | FunctionsJob;

/** One case, run once and compared with the reference. */
export interface CheckedCase {
  readonly suite: string;
  readonly platform: string;
  readonly arm: string;
  readonly passed: boolean;
  /** As in `TimedRow`. */
  readonly checkError: number | null;
  readonly error?: string;
}

/** From the worker while it does a job. */
export type JobMessage =
  | { readonly type: 'progress'; readonly phase: Phase; readonly done: number; readonly total: number }
  | { readonly type: 'checked'; readonly cases: readonly CheckedCase[] }
  | { readonly type: 'ceilings'; readonly rows: readonly CeilingRow[] }
  /** The times of each function, then of the first one again. */
  | { readonly type: 'functions'; readonly times: readonly ArmTimes[] };

/** The answer of a process to a request. An error keeps its name, because not every one is a failure. */
export type Reply =
  | { readonly type: 'done'; readonly content?: unknown }
  | { readonly type: 'failed'; readonly error: { readonly name: string; readonly message: string } };
