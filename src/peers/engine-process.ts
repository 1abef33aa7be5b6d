import type { RemoteArm } from '../measure/protocol.js';
import { startWorker, type WorkerOptions, type WorkerProcess } from '../measure/worker-process.js';
import type { EngineRequests, Task } from './engine-worker.js';
import type { EngineArm } from './engines/index.js';

/** An engine in a process of its own, which lives through all workloads of a pass and is started anew after a crash. */
export class EngineProcess {
  #worker: WorkerProcess | undefined;
  /** undefined where the engine was not loaded. */
  version: string | undefined;
  /** As in `TimedRow`, of the last workload. */
  idleShare = 0;

  constructor(
    readonly arm: EngineArm,
    readonly options: WorkerOptions<never>,
  ) {}

  /** Gives the engine a workload; returns its output. @throws {Error} as `WorkerProcess.ask` does */
  async prepare(task: Task): Promise<Float32Array> {
    if (!this.#worker?.alive) {
      this.#worker = startWorker(new URL('./engine-worker.js', import.meta.url), this.options);
    }
    const { engine, threads } = this.arm;
    this.version = await this.#ask('load', { module: engine.module, name: engine.name, threads });
    return this.#ask('prepare', task);
  }

  /** Takes a turn with the workload. @throws {Error} as `WorkerProcess.ask` does */
  readonly turn: RemoteArm['turn'] = async ({ minMs, minIterations }) => {
    const { samplesNs, idleShare } = await this.#ask('turn', { minMs, minIterations });
    this.idleShare = idleShare;
    return samplesNs;
  };

  /** Kills the process; resolves when it is gone. */
  async end(): Promise<void> {
    await this.#worker?.end();
  }

  #ask<Name extends keyof EngineRequests>(
    name: Name,
    content: Parameters<EngineRequests[Name]>[0],
  ): ReturnType<EngineRequests[Name]> {
    return this.#worker!.ask({ name, content }) as ReturnType<EngineRequests[Name]>;
  }
}
