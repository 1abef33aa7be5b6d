import type { Settings } from '../measure/results/rows.js';
import { relativeError, TOLERANCE } from '../tensors/compare.js';
import { type Tensor, tensor } from '../tensors/tensor.js';
import { type ArmProcess, startArm } from './arm-process.js';
import type { PeerArm } from './arms.js';
import type { PeerRow, PeerStatus } from './rows.js';

/** A workload with what every arm gets of it, and what has to come out. */
export interface Task {
  readonly workload: string;
  /** URL of the module that exports the workloads. */
  readonly module: string;
  readonly seed: number;
  readonly input: Float32Array;
  /** The reference's output. */
  readonly expected: Tensor;
  readonly macs: number;
}

type Trouble = Required<Pick<PeerRow, 'status' | 'reason'>>;

/** Errors that are no failures. */
const STATUS: Readonly<Record<string, PeerStatus>> = { Absent: 'absent', Unsupported: 'unsupported' };

/** An arm with its process, on one workload after the other. Nothing here throws: what goes wrong is its row. */
export class Contender {
  #process: ArmProcess | undefined;
  #version: string | undefined;
  #task!: Task;
  #trouble: Trouble | undefined;
  #warmup = { warmupNs: 0, warm: false };
  #checkError: number | null = null;
  #samplesNs: number[][] = [];
  #idle = { wallNs: 0, cpuNs: 0 };

  /** @param patienceMs  how long it may take to answer */
  constructor(
    readonly arm: PeerArm,
    readonly patienceMs: number,
  ) {}

  /** Whether it takes part in the rounds. */
  get ready(): boolean {
    return this.#trouble === undefined;
  }

  /** Gives it a workload, compares its output, and warms it up. */
  async check(task: Task, { minWarmupMs, maxWarmupMs }: Settings): Promise<void> {
    this.#task = task;
    this.#trouble = undefined;
    this.#warmup = { warmupNs: 0, warm: false };
    this.#checkError = null;
    this.#samplesNs = [];
    this.#idle = { wallNs: 0, cpuNs: 0 };
    const { workload, module, seed, input } = task;
    await this.#attempt(async () => {
      const process = await this.#started();
      const { output } = await process.ask('prepare', { module, workload, seed, input });
      const { expected } = task;
      const error = relativeError(tensor(expected.shape, output), expected);
      this.#checkError = Number.isFinite(error) ? error : null;
      // The negation refuses NaN too.
      if (!(error <= TOLERANCE)) {
        const reason = `differs from the reference: error ${error}, at most ${TOLERANCE}`;
        this.#trouble = { status: 'differs', reason };
        return;
      }
      this.#warmup = await process.ask('warmUp', { minMs: minWarmupMs, maxMs: maxWarmupMs });
    });
  }

  /** Its turn in a round. */
  async turn({ minRoundMs, minIterations }: Settings): Promise<void> {
    await this.#attempt(async () => {
      const sampled = await this.#process!.ask('sample', { minMs: minRoundMs, minIterations });
      this.#samplesNs.push([...sampled.samplesNs]);
      this.#idle.wallNs += sampled.idleNs;
      this.#idle.cpuNs += sampled.idleCpuNs;
    });
  }

  /** Lets go of the workload. */
  async release(): Promise<void> {
    if (this.#process?.alive) await this.#attempt(async () => void (await this.#process!.ask('release', {})));
  }

  /** What is known of it on the workload. */
  row(): PeerRow {
    const { arm, ready } = this;
    return {
      type: 'peer',
      workload: this.#task.workload,
      engine: arm.kind.name,
      threads: arm.threads,
      again: arm.again,
      status: 'measured',
      ...this.#trouble,
      ...(this.#version !== undefined && { version: this.#version }),
      samplesNs: ready ? this.#samplesNs : [],
      ...this.#warmup,
      checkError: this.#checkError,
      macs: this.#task.macs,
      idleShare: this.#idle.wallNs > 0 ? this.#idle.cpuNs / this.#idle.wallNs : 0,
    };
  }

  /** Ends its process; resolves when it is gone. */
  async end(): Promise<void> {
    await this.#process?.end();
  }

  /** Its process with the engine loaded: the one it has, or a new one where that has ended. */
  async #started(): Promise<ArmProcess> {
    if (this.#process?.alive && this.#version !== undefined) return this.#process;
    await this.#process?.end();
    this.#version = undefined;
    this.#process = startArm(this.patienceMs);
    const { module, name } = this.arm.kind;
    const request = { module, engine: { name, threads: this.arm.threads } };
    this.#version = (await this.#process.ask('load', request)).version;
    return this.#process;
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      const { name, message } = error as Error;
      this.#trouble ??= { status: STATUS[name] ?? 'failed', reason: message };
    }
  }
}
