import type { CacheRecord } from '../../cost/cache/cache.js';
import type { Ceiling } from '../../cost/roofline.js';

export type { CacheRecord };

/**
 * Version of what is written to result files. Values are in ns, bytes and counts only; formatting happens at the
 * edge. `schema.ts` checks what is read back.
 */
export const SCHEMA_VERSION = 2;

/** A number that is the same on every machine: a count, a formula, a simulated miss, seeded numerics. */
export interface ExactRow {
  /** What it belongs to, for instance `gpu-x1/1:6`. */
  readonly case: string;
  /** For instance `macs`, `memoryAccessCost`. */
  readonly quantity: string;
  /** For instance `multiply-accumulates`, `elements`, `bytes`, `1` for a dimensionless number. */
  readonly unit: string;
  readonly value: number;
}

/** The machine and engine that a run was made on. */
export interface MachineRecord {
  readonly cpu: string;
  readonly cores: number;
  /** Threads of the platform `wasm-threads`; absent in records older than that platform. */
  readonly threads?: number;
  readonly architecture: string;
  readonly os: string;
  readonly memoryBytes: number;
  readonly caches: readonly CacheRecord[];
  readonly node: string;
  readonly v8: string;
  /** Engine features that kernels may use, for instance `simd`, `relaxed-simd`. */
  readonly features: readonly string[];
}

/** How much is measured: in seconds and without verdicts, in minutes, or all of the papers' tables. */
export type Profile = 'smoke' | 'quick' | 'full';

/** The part of a profile that was requested: everything, all cases of some platforms, or some cases. */
export type RunSelection = 'all' | 'platforms' | 'cases';

/** How a suite is timed; part of the header, so a reader can repeat it. */
export interface Settings {
  /** Rounds over all arms, each in random order; the most of a pass, where a run has several. */
  readonly rounds: number;
  /** In a comparison of engines: how many processes of each engine make these rounds; absent where it was one. */
  readonly processes?: number;
  /** Coverage of each interval; 0.95 where it is absent. More, where a run looks at its verdicts before it goes on. */
  readonly level?: number;
  /** In each round an arm runs at least this long … */
  readonly minRoundMs: number;
  /** … and for at least this many iterations. */
  readonly minIterations: number;
  /** Shortest and longest warm-up of an arm; in between, a flat running median ends it. */
  readonly minWarmupMs: number;
  readonly maxWarmupMs: number;
}

/** First line of a timed file. */
export interface RunHeader {
  readonly type: 'header';
  readonly schema: number;
  /** `<date>T<time>-<machine>-<random digits>`: names the file; the same for all experiments of one command. */
  readonly run: string;
  readonly experiment: string;
  readonly profile: Profile;
  readonly startedAt: string;
  readonly settings: Settings;
  readonly seed: number;
  /** Commit of the project, with `+changes` where the tree had any; `unknown` outside a clone. */
  readonly commit: string;
  /** Hash of what is measured, see `definitionOf`. */
  readonly definition: string;
  /** Hash of the exact numbers that belong to this run, see `exactHash`. */
  readonly exact: string;
  /**
   * The engine of each requested platform that measures suites; the platform's ceilings are the rows of that engine. Of the
   * native platform, and in a comparison of engines, the version of each.
   */
  readonly engines: Readonly<Record<string, string>>;
  readonly machine: MachineRecord;
  /** 1-minute load average when the run began; 0 where the system has none. */
  readonly loadBefore: number;
  readonly selection: RunSelection;
}

/** Turns of an arm in which its process waited for a core, because other programs had it. */
export interface Disturbances {
  /** Samples of the turns that were made again, as in `samplesNs`, which has those of the turns made instead. */
  readonly setAsideNs: readonly (readonly number[])[];
  /** How many turns are among the samples although they waited: long ones, and short ones that waited three times. */
  readonly kept: number;
}

/**
 * One arm of one suite on one platform; in a failed row all amounts are 0. In a comparison of engines the suite is the
 * workload, the platform is the engine, and the arm is the number of threads.
 */
export interface TimedRow {
  readonly type: 'timed';
  readonly suite: string;
  readonly platform: string;
  readonly arm: string;
  /** true for the A/A arm: the suite's baseline measured a second time as if it were another arm. */
  readonly again: boolean;
  readonly status: 'measured' | 'failed';
  /** Why it failed. */
  readonly error?: string;
  /**
   * In a comparison of engines: the engine is not installed; it has no such op, or not so many threads; its output is
   * wrong. undefined for every other failure.
   */
  readonly cause?: 'absent' | 'unsupported' | 'differs';
  /**
   * samplesNs[round][iteration]: wall time of one run of the graph, above 0; in a measured row as many rounds as the
   * passes have together, or `settings.rounds` where there are no passes.
   */
  readonly samplesNs: readonly (readonly number[])[];
  /**
   * Number of rounds of each pass, in the order of the rounds; absent where all were made in one go. In a comparison of
   * engines each pass has processes of its own.
   */
  readonly passes?: readonly number[];
  /** Absent where it cannot be told. */
  readonly disturbed?: Disturbances;
  /** Warm-up actually spent, ns, and whether the running median was flat at its end. */
  readonly warmupNs: number;
  readonly warm: boolean;
  /**
   * Output compared with the reference, before timing: largest error relative to max(|expected|, rms); null if
   * there was no output or it had a value that is not finite.
   */
  readonly checkError: number | null;
  /** Of the ops that are timed; 0 where they only move or add. */
  readonly macs: number;
  /** Of the ops that are timed; above 0 in a measured row. */
  readonly memoryAccessCost: number;
  /** High-water mark of the activation arena as actually allocated, bytes; null if the engine does not report it. */
  readonly arenaBytes: number | null;
  /** Temporary memory of the kernels, shared by all ops of the graph: the largest need of one op, bytes; or null. */
  readonly scratchBytes: number | null;
  /**
   * Where each arm has a process of its own: processor time that it used between its turns, over how long that was; 1 is
   * one core.
   */
  readonly idleShare?: number;
}

/** A measured ceiling, as a line of a file. */
export interface CeilingRow extends Ceiling {
  readonly type: 'ceiling';
}

/** Last line of a timed file. A file without it was cut off. */
export interface RunFooter {
  readonly type: 'footer';
  readonly status: 'running' | 'complete' | 'interrupted';
  readonly endedAt: string;
  readonly loadAfter: number;
  /** How fast a core was before each pass over a suite, in order, steps per ns of `coreSpeed`; absent in older files. */
  readonly coreSpeeds?: readonly number[];
  /** Things a reader should know: load, a warm-up that did not get flat, a failed case. */
  readonly warnings: readonly string[];
}

/** A timed file, read whole. */
export interface TimedRun {
  readonly header: RunHeader;
  readonly timed: readonly TimedRow[];
  readonly ceilings: readonly CeilingRow[];
  readonly footer: RunFooter;
}
