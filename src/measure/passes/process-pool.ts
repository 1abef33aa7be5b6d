import { availableParallelism, totalmem } from 'node:os';
import { jobMessage } from '../jobs.js';
import type { PassAnswer, PassJob } from '../messages.js';
import type { Phase, PlannedSuite } from '../plan.js';
import type { RoundLimits } from '../protocol.js';
import type { Profile, Settings, TimedRow } from '../results/rows.js';
import type { ExperimentSource } from '../source.js';
import { startMeasuring, type WorkerProcess } from '../worker-process.js';

/** Share of the machine's memory that processes may hold while others are measured. */
const MEMORY_SHARE = 1 / 4;

/** Passes in which a process is used. */
const LIFE = 2;

export interface PoolOptions {
  readonly profile: Profile;
  readonly seed: number;
  readonly settings: Settings;
  readonly signal?: AbortSignal;
  readonly onProgress?: (suite: PlannedSuite, phase: Phase, share: number) => void;
  /** How much all processes may hold; a quarter of the machine's memory where it is absent. */
  readonly memoryBytes?: number;
}

/** A suite on a platform, and where its process finds the experiment. */
export interface SuiteToOpen {
  readonly suite: PlannedSuite;
  readonly run: { readonly source: ExperimentSource };
}

/** A process that has checked and warmed up its suite, or how that failed. */
interface Opened {
  readonly worker: WorkerProcess;
  readonly ready: Promise<Error | undefined>;
  bytes: number;
  passes: number;
}

/**
 * The processes of a run, one for each suite on each platform. Some are opened at the same time, one on each core; of
 * those that are open, one works at a time. Each is used for two passes: so checks and warm-up are not paid in every
 * pass, and yet a run sees more than one process, in each of which buffers lie in other places. Where all that wait would
 * hold too much memory, a process is used for one pass.
 */
export class ProcessPool {
  readonly #options: PoolOptions;
  readonly #opened = new Map<PlannedSuite, Opened>();

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** How many suites may be opened at the same time. */
  static readonly atOnce = Math.min(4, availableParallelism());

  /** Checks and warms up suites, where that is not done yet; resolves when no core is busy with it any more. */
  async open(suites: readonly SuiteToOpen[]): Promise<void> {
    for (const { suite, run } of suites) {
      if (this.#opened.has(suite)) continue;
      const { signal, onProgress } = this.#options;
      const worker = startMeasuring(message => {
        if (message.type === 'progress') onProgress?.(suite, message.phase, message.done / message.total);
      }, signal);
      const ready = worker.ask(jobMessage(suite, { ...this.#options, source: run.source })).then(
        () => undefined,
        error => error as Error,
      );
      this.#opened.set(suite, { worker, ready, bytes: 0, passes: 0 });
    }
    await Promise.all(suites.map(({ suite }) => this.#opened.get(suite)!.ready));
  }

  /**
   * One pass over a suite that is open.
   *
   * @throws {Error} how its process failed; it is then gone
   */
  async pass(suite: PlannedSuite, limits: RoundLimits): Promise<readonly TimedRow[]> {
    const opened = this.#opened.get(suite)!;
    try {
      const failure = await opened.ready;
      if (failure) throw failure;
      const answer = await opened.worker.ask<PassAnswer>({ kind: 'pass', ...limits } satisfies PassJob);
      opened.bytes = answer.bytes;
      opened.passes++;
      const { memoryBytes = totalmem() * MEMORY_SHARE } = this.#options;
      if (opened.passes === LIFE || this.#bytes > memoryBytes) await this.end(suite);
      return answer.rows;
    } catch (error) {
      await this.end(suite);
      throw error;
    }
  }

  /** Ends the process of a suite that is not measured again, if it has one. */
  async end(suite: PlannedSuite): Promise<void> {
    const opened = this.#opened.get(suite);
    this.#opened.delete(suite);
    await opened?.worker.end();
  }

  /** Ends the processes of all suites but these. */
  async keepOnly(suites: readonly PlannedSuite[]): Promise<void> {
    const others = [...this.#opened.keys()].filter(suite => !suites.includes(suite));
    await Promise.all(others.map(suite => this.end(suite)));
  }

  endAll(): Promise<void> {
    return this.keepOnly([]);
  }

  get #bytes(): number {
    return [...this.#opened.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }
}
