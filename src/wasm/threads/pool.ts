import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { wasmMemory } from '../memory.js';
import {
  bestVariant,
  compileKernels,
  type KernelName,
  loadKernels,
  type Variant,
  type WasmKernels,
  type Work,
} from '../module.js';
import { Control, type Job } from './control.js';
import { checkThreads, defaultThreads } from './thread-count.js';

/**
 * Work below which a kernel stays on one thread, in multiply-accumulates (`Work.cost`): about 10 µs.
 *
 * Measured with ReLU and swish of 2¹⁰, 2¹¹, … 2¹⁷ values on two cores, alone and shared in turns: a shared call costs
 * 0.8 µs where the worker still looks for work and 18 µs where it sleeps, and two threads are ahead from about 5 µs of
 * work on in the first case and 40 in the second. The layers of a network follow each other faster than a worker falls
 * asleep, so the bound is close to the first.
 */
export const MINIMUM_COST = 2 ** 18;

/** Chunks that a thread's share is cut in, for others to take where the thread is late. */
const CHUNKS_PER_THREAD = 8;

/** After so long without the end of a chunk, which takes milliseconds, a worker is given up. */
const TIMEOUT_MS = 30_000;

/** What a pool can be told; each has its default. */
export interface PoolOptions {
  /** How the kernels are compiled; the fastest that the engine has. */
  readonly variant?: Variant;
  /** Work from which on the threads share a kernel; `MINIMUM_COST`. */
  readonly minimumCost?: number;
  /** How long a worker may take for its last units, or to start, ms; 30,000. */
  readonly timeoutMs?: number;
  /** Program of the workers; `worker.js`. */
  readonly entry?: URL;
}

/** What a worker is started with. */
export interface WorkerSetup {
  /** Its number; 0 is the thread that calls the kernels. */
  readonly thread: number;
  readonly threads: number;
  readonly buffer: SharedArrayBuffer;
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** The kernels in the order in which jobs count them. */
  readonly kernels: readonly KernelName[];
  /** Where it says what a kernel failed with. */
  readonly port: MessagePort;
}

/** The workers of a pool and how they are spoken to. */
interface Team {
  readonly control: Control;
  readonly workers: readonly Worker[];
  /** The other end of each worker's port. */
  readonly ports: readonly MessagePort[];
}

/**
 * Threads that share the units of WebAssembly kernels: the one that calls them and workers over the same memory. A
 * kernel stays one call that returns when all is done.
 *
 * The workers start with the first kernel that is shared, which does not wait for them; they never keep the process
 * alive.
 */
export class Pool {
  readonly #threads: number | undefined;
  readonly #options: PoolOptions;
  #team: Team | undefined;
  /** Why the workers cannot be used any more. */
  #broken: string | undefined;

  /**
   * @param threads  1 to 64, the calling one among them; as `defaultThreads` says where it is absent
   * @throws {ThreadCountError} where it is another number
   */
  constructor(threads?: number, options: PoolOptions = {}) {
    this.#threads = threads === undefined ? undefined : checkThreads('pool', threads);
    this.#options = options;
  }

  /** @throws {ThreadCountError} where the number comes from the environment and cannot be used */
  get threads(): number {
    return this.#threads ?? defaultThreads();
  }

  /**
   * The kernels, shared by the threads where there is enough work.
   *
   * A planned kernel throws an error that names it where it fails on one of the threads. Where a worker ends or does
   * not answer, every later call says so.
   */
  load(): WasmKernels {
    const { threads } = this;
    const { minimumCost = MINIMUM_COST } = this.#options;
    const alone = loadKernels(this.#variant());
    const plan = (work: Work) => {
      const job = jobOf(work, threads, kernelNames(this.#variant()));
      if (threads === 1 || work.cost < minimumCost || job.chunk >= job.units) return alone.plan(work);
      return (...numbers: readonly number[]) => this.#run(work, alone[work.kernel], job, numbers);
    };
    return { ...alone, threads, plan };
  }

  /** Starts the workers and waits until all are there. @throws {Error} where one is not */
  start(): void {
    const { control } = this.#started();
    const { timeoutMs = TIMEOUT_MS } = this.#options;
    if (control.waitUntilReady(timeoutMs)) return;
    throw this.#breakDown(`a worker did not start within ${timeoutMs} ms`);
  }

  /** Ends the workers; the next kernel that is shared starts new ones. */
  async close(): Promise<void> {
    const team = this.#team;
    this.#team = undefined;
    await end(team);
  }

  #variant(): Variant {
    return this.#options.variant ?? bestVariant();
  }

  /** @param call  the kernel on this thread */
  #run(
    { op, kernel }: Work,
    call: (...numbers: readonly number[]) => void,
    job: Job,
    numbers: readonly number[],
  ): void {
    const { control, ports } = this.#started();
    const { timeoutMs = TIMEOUT_MS } = this.#options;
    control.publish(job, numbers);
    let message = '';
    try {
      control.takeUnits(0, (_, given) => call(...given));
    } catch (error) {
      if (control.fail(0)) ({ message } = error as Error);
    }
    if (!control.finish(timeoutMs)) {
      throw this.#breakDown(`${op}: kernel ${kernel} was not ended by a worker within ${timeoutMs} ms`);
    }
    const failed = control.takeFailure();
    if (failed === undefined) return;
    if (failed > 0) message = String(receiveMessageOnPort(ports[failed - 1])?.message);
    throw new Error(`${op}: kernel ${kernel} failed on thread ${failed + 1} of ${this.threads}: ${message}`);
  }

  /** @throws {Error} where a worker has ended or did not answer */
  #started(): Team {
    if (this.#broken !== undefined) throw this.#failure();
    this.#team ??= this.#startTeam();
    return this.#team;
  }

  #startTeam(): Team {
    const { threads } = this;
    const control = new Control(threads);
    const workers: Worker[] = [];
    const ports: MessagePort[] = [];
    const team = { control, workers, ports };
    for (let thread = 1; thread < threads; thread++) {
      const { port1, port2 } = new MessageChannel();
      const setup: WorkerSetup = {
        thread,
        threads,
        buffer: control.buffer,
        module: compileKernels(this.#variant()),
        memory: wasmMemory,
        kernels: kernelNames(this.#variant()),
        port: port2,
      };
      const worker = new Worker(this.#options.entry ?? new URL('./worker.js', import.meta.url), {
        workerData: setup,
        transferList: [port2],
        execArgv: [],
        name: `wasm-threads ${thread}`,
      });
      worker.unref();
      const lost = (how: string) => {
        if (this.#team === team) this.#breakDown(`worker ${thread} ${how}`);
      };
      worker.on('error', error => lost(`failed: ${error.message}`));
      worker.on('exit', status => lost(`ended with status ${status}`));
      workers.push(worker);
      ports.push(port1);
    }
    return team;
  }

  /** From now on every call throws. */
  #breakDown(why: string): Error {
    this.#broken = why;
    const team = this.#team;
    this.#team = undefined;
    void end(team);
    return this.#failure();
  }

  #failure(): Error {
    return new Error(`wasm-threads: ${this.#broken}; the threads cannot be used any more`);
  }
}

async function end(team: Team | undefined): Promise<void> {
  for (const port of team?.ports ?? []) port.close();
  await Promise.all(team?.workers.map(worker => worker.terminate()) ?? []);
}

/** How the units of a kernel are handed out. */
function jobOf({ kernel, units, grain = 1, scratch }: Work, threads: number, names: readonly KernelName[]) {
  const chunk = Math.ceil(units / (threads * CHUNKS_PER_THREAD * grain)) * grain;
  return { kernel: names.indexOf(kernel), units, chunk, scratch: scratch?.at ?? [] };
}

function kernelNames(variant: Variant): KernelName[] {
  return WebAssembly.Module.exports(compileKernels(variant)).map(({ name }) => name as KernelName);
}
