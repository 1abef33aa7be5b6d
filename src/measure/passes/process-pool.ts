import { totalmem } from 'node:os';
import { jobMessage } from '../jobs.js';
import type { PassAnswer, PassJob } from '../messages.js';
import type { Phase, PlannedSuite } from '../plan.js';
import type { RoundLimits } from '../protocol.js';
import type { Profile, Settings, TimedRow } from '../results/rows.js';
import type { ExperimentSource } from '../source.js';
import { startMeasuring, type WorkerProcess } from '../worker-process.js';

/** Share of the machine's memory that processes may hold while others are measured. */
const MEMORY_SHARE = 1 / 4;

export interface PoolOptions {
  readonly profile: Profile;
  readonly seed: number;
  readonly settings: Settings;
  readonly signal?: AbortSignal;
  /** How much all processes may hold; a quarter of the machine's memory where it is absent. */
  readonly memoryBytes?: number;
}

/** Passes in which a process is used. */
const LIFE = 2;

/** A process that waits for its next pass. */
interface Waiting {
  readonly worker: WorkerProcess;
  readonly bytes: number;
  readonly passes: number;
}

/**
 * The processes of a run, one for each suite on each platform, of which one works at a time. Each is used for two passes:
 * so checks and warm-up are not paid in every pass, and yet a run sees more than one process, in each of which buffers lie
 * in other places. Where all that wait would hold too much memory, a process is used for one pass.
 */
export class ProcessPool {
  readonly #options: PoolOptions;
  readonly #alive = new Map<PlannedSuite, Waiting>();
  #onProgress: (phase: Phase, share: number) => void = () => {};

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * One pass over a suite, in its process.
   *
   * @throws {Error} how the process failed; it is then gone
   */
  async pass(
    suite: PlannedSuite,
    source: ExperimentSource,
    limits: RoundLimits,
    onProgress: (phase: Phase, share: number) => void,
  ): Promise<readonly TimedRow[]> {
    this.#onProgress = onProgress;
    const kept = this.#alive.get(suite);
    const worker = kept?.worker ?? this.#start();
    try {
      if (!kept) await worker.ask(jobMessage(suite, { ...this.#options, source }));
      const { rows, bytes } = await worker.ask<PassAnswer>({ kind: 'pass', ...limits } satisfies PassJob);
      const passes = (kept?.passes ?? 0) + 1;
      this.#alive.set(suite, { worker, bytes, passes });
      const { memoryBytes = totalmem() * MEMORY_SHARE } = this.#options;
      if (passes === LIFE || this.#bytes > memoryBytes) await this.end(suite);
      return rows;
    } catch (error) {
      this.#alive.delete(suite);
      await worker.end();
      throw error;
    }
  }

  /** Ends the process of a suite that is not measured again. */
  async end(suite: PlannedSuite): Promise<void> {
    const kept = this.#alive.get(suite);
    this.#alive.delete(suite);
    await kept?.worker.end();
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.#alive.keys()].map(suite => this.end(suite)));
  }

  #start(): WorkerProcess {
    return startMeasuring(message => {
      if (message.type === 'progress') this.#onProgress(message.phase, message.done / message.total);
    }, this.#options.signal);
  }

  get #bytes(): number {
    return [...this.#alive.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }
}
