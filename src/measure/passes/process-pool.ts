import { availableParallelism, totalmem } from 'node:os';
import { NATIVE, type PlaceName, platformNames, platforms } from '../../networks/platforms.js';
import { jobMessage } from '../jobs.js';
import type { PassAnswer, PassJob } from '../messages.js';
import type { Phase, PlannedSuite } from '../plan.js';
import type { RoundLimits } from '../protocol.js';
import type { Profile, Settings, TimedRow } from '../results/rows.js';
import type { ExperimentSource } from '../source.js';
import { startMeasuring, type WorkerProcess } from '../worker-process.js';

/** Share of the machine's memory that processes may hold while others are measured. */
const MEMORY_SHARE = 1 / 2;

/** Passes in which a process is used. */
const LIFE = 2;

export interface PoolOptions {
  readonly profile: Profile;
  readonly seed: number;
  readonly settings: Settings;
  readonly signal?: AbortSignal;
  readonly onProgress?: (suite: PlannedSuite, phase: Phase, share: number) => void;
  /** How much all processes may hold; half of the machine's memory where it is absent. */
  readonly memoryBytes?: number;
}

/** A suite on a platform, and where its process finds the experiment. */
export interface SuiteToOpen {
  readonly suite: PlannedSuite;
  readonly run: { readonly source: ExperimentSource };
}

/** A process with suites. */
interface Host {
  readonly worker: WorkerProcess;
  /** The suite that it works at, or worked at last. */
  at?: PlannedSuite;
  /** The most that any of its suites has had. */
  passes: number;
  bytes: number;
}

/** A suite that was checked and warmed up in a process, or how that failed. */
interface Opened {
  readonly host: Host;
  passes: number;
  readonly failure?: Error;
}

/**
 * The processes of a run. A suite on a platform in JavaScript has one of its own, so that no other has shaped the engine's
 * compiled code; the suites of an experiment on a platform of WebAssembly, which is compiled before it runs, or on the native
 * engine share one.
 *
 * Some are opened at the same time, one on each core; of those that are open, one works at a time. Each is used for two
 * passes: so checks and warm-up are not paid in every pass, and yet a run sees more than one process, in each of which
 * buffers lie in other places. Where all that wait would hold too much memory, a process is used for one pass.
 */
export class ProcessPool {
  readonly #options: PoolOptions;
  readonly #hosts = new Map<string, Host>();
  readonly #opened = new Map<PlannedSuite, Opened>();

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * Checks and warms up suites, where that is not done yet, in one process on each core; resolves when no core is busy
   * with it any more. With several at a time, a core that is done with a short one need not wait for a long one.
   */
  async open(suites: readonly SuiteToOpen[]): Promise<void> {
    const queues = new Map<string, SuiteToOpen[]>();
    for (const one of suites) {
      if (!this.#isOpen(one.suite)) queues.set(keyOf(one), [...(queues.get(keyOf(one)) ?? []), one]);
    }
    const waiting = [...queues.values()];
    const work = async () => {
      for (let queue = waiting.shift(); queue; queue = waiting.shift()) {
        for (const one of queue) await this.#openOne(one);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
  }

  /**
   * One pass over a suite, which is opened where it is not open.
   *
   * @throws {Error} how it failed; it is then not open any more
   */
  async pass(one: SuiteToOpen, limits: RoundLimits): Promise<readonly TimedRow[]> {
    const { suite } = one;
    if (!this.#isOpen(suite)) await this.open([one]);
    const opened = this.#opened.get(suite)!;
    const { host, failure } = opened;
    try {
      if (failure) throw failure;
      const job: PassJob = { kind: 'pass', suite: suite.suite.id, ...limits };
      host.at = suite;
      const answer = await host.worker.ask<PassAnswer>(job);
      host.bytes = answer.bytes;
      host.passes = Math.max(host.passes, ++opened.passes);
      const { memoryBytes = totalmem() * MEMORY_SHARE } = this.#options;
      if (this.#bytes > memoryBytes) await this.#end(host);
      return answer.rows;
    } catch (error) {
      this.#opened.delete(suite);
      throw error;
    }
  }

  /** After a pass: ends the processes that have had as many as they may, and those in which none of these suites is open. */
  async keepOnly(suites: readonly PlannedSuite[]): Promise<void> {
    const kept = new Set(suites.map(suite => this.#opened.get(suite)?.host));
    const others = [...this.#hosts.values()].filter(host => host.passes >= LIFE || !kept.has(host));
    await Promise.all(others.map(host => this.#end(host)));
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.#hosts.values()].map(host => this.#end(host)));
  }

  /** How many there are. */
  get processes(): number {
    return this.#hosts.size;
  }

  /** Whether a suite was opened, though it may have failed, and its process is still there. */
  #isOpen(suite: PlannedSuite): boolean {
    const opened = this.#opened.get(suite);
    return opened !== undefined && (opened.failure !== undefined || opened.host.worker.alive);
  }

  async #openOne(one: SuiteToOpen): Promise<void> {
    const { suite, run } = one;
    const host = this.#hostFor(one);
    host.at = suite;
    const failure = await host.worker.ask(jobMessage(suite, { ...this.#options, source: run.source })).then(
      () => undefined,
      error => error as Error,
    );
    this.#opened.set(suite, { host, passes: 0, failure });
  }

  #hostFor(one: SuiteToOpen): Host {
    const key = keyOf(one);
    const known = this.#hosts.get(key);
    if (known?.worker.alive) return known;
    const { signal, onProgress } = this.#options;
    const worker = startMeasuring(message => {
      if (message.type === 'progress') onProgress?.(host.at!, message.phase, message.done / message.total);
    }, signal);
    const host: Host = { worker, passes: 0, bytes: 0 };
    this.#hosts.set(key, host);
    return host;
  }

  async #end(host: Host): Promise<void> {
    for (const [key, other] of this.#hosts) if (other === host) this.#hosts.delete(key);
    for (const [suite, opened] of this.#opened) if (opened.host === host) this.#opened.delete(suite);
    await host.worker.end();
  }

  get #bytes(): number {
    return [...this.#hosts.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

/** Names the process of a suite. */
function keyOf({ suite: { suite, platform }, run }: SuiteToOpen): string {
  return JSON.stringify([run.source.module, platform, isCompiled(platform) ? '' : suite.id]);
}

/** Whether all kernels of a platform are compiled before they run. */
function isCompiled(place: PlaceName): boolean {
  if (place === NATIVE) return true;
  const platform = platformNames.find(name => name === place);
  return platform !== undefined && platforms[platform].engine !== 'javascript';
}
