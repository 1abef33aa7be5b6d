import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { KernelName, PlannedKernels } from '../kernel-functions.js';
import { wasmMemory } from '../memory.js';
import {
  bestVariant,
  compileKernels,
  kernelNames,
  loadKernels,
  type NumberFunction,
  type Variant,
  type WasmKernels,
  type Work,
} from '../module.js';
import { type CallKernel, Control, type Job } from './control.js';
import { flagsFor, type Lists, PROGRAM, type Program, runLists } from './program.js';
import { checkThreads, defaultThreads } from './thread-count.js';

/**
 * Work below which a kernel stays on one thread, in multiply-accumulates (`Work.cost`): about 10 µs.
 *
 * Measured with ReLU and swish of 2¹⁰, 2¹¹, … 2¹⁷ values on two cores, on one thread and on two in turns. A shared call
 * costs 0.8 µs while the worker spins and 18 µs while it sleeps; two threads win from about 5 µs of work in the first
 * case and from 40 µs in the second. The layers of a network follow each other before a worker falls asleep, so the
 * threshold is close to the first.
 */
export const MINIMUM_COST = 2 ** 18;

/** Chunks that a thread's share is cut into, which other threads take where it is late. */
const CHUNKS_PER_THREAD = 8;

/** How long to wait for a worker, ms: a chunk takes a few. */
const TIMEOUT_MS = 30_000;

/** Numbers of runs start again at 1 after so many. */
const MOST_RUNS = 2 ** 30;

/** How many programs there were. */
let programs = 0;

/** Options of a pool. */
export interface PoolOptions {
  /** How the kernels are compiled; the fastest variant that the engine has by default. */
  readonly variant?: Variant;
  /** Cost from which the threads share a kernel; `MINIMUM_COST` by default. */
  readonly minimumCost?: number;
  /** How long a worker may take to start, or for its last units, ms; 30,000 by default. */
  readonly timeoutMs?: number;
  /** Program of the workers; `worker.js` by default. */
  readonly entry?: URL;
}

/** What a worker is started with. */
export interface WorkerSetup {
  /** Number of this thread; 0 is the thread that calls the kernels. */
  readonly thread: number;
  readonly threads: number;
  readonly buffer: SharedArrayBuffer;
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** The kernels, in the order in which jobs number them. */
  readonly kernels: readonly KernelName[];
  /** Brings programs, and takes the message of a kernel that failed. */
  readonly port: MessagePort;
}

/** The workers of a pool and what connects them. */
interface Team {
  readonly control: Control;
  readonly workers: readonly Worker[];
  /** The other end of each worker's port. */
  readonly ports: readonly MessagePort[];
}

/**
 * Threads that share the units of WebAssembly kernels: the calling one, and workers over the same memory. A kernel is
 * still one call, which returns when all units are done.
 *
 * The workers start with the first kernel that is shared, which does not wait for them. They never keep the process
 * alive.
 */
export class Pool {
  readonly #threads: number | undefined;
  readonly #options: PoolOptions;
  #team: Team | undefined;
  /** Why the workers can no longer be used. */
  #broken: string | undefined;

  /**
   * @param threads  1 to 64, the calling one among them; `defaultThreads` where it is absent
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
   * A planned kernel that fails on any thread throws an error that names it. Once a worker has ended or does not
   * answer, every call throws.
   */
  load(): WasmKernels {
    const { threads } = this;
    const { minimumCost = MINIMUM_COST } = this.#options;
    const alone = loadKernels(this.#variant());
    const plan = <K extends keyof PlannedKernels>(work: Work<K>) => {
      const job = jobOf(work, threads, kernelNames(this.#variant()));
      if (threads === 1 || work.cost < minimumCost || job.chunk >= job.units) return alone.plan(work);
      const call = alone[work.kernel] as NumberFunction;
      // The function has to hold the work: scratch that nobody holds is taken back, and would become somebody else's.
      const planned = { what: `${work.op}: kernel ${work.kernel}`, work };
      const run: NumberFunction = (...numbers) =>
        this.#run(planned.what, job, numbers, (_, given) => call(...given));
      return run as PlannedKernels[K];
    };
    return { ...alone, threads, plan };
  }

  /**
   * Makes lists of kernel calls ready to run at the same time: a thread takes a whole list, where `load` lets all threads
   * share each kernel. A list that no worker has begun is run by the calling thread.
   *
   * @param lists   at most one for each thread; a list may only wait for what an earlier place of another one does
   * @param things  how many things are said to be done
   * @returns runs all lists once, and returns when the last is done
   * @throws {RangeError} where there are more lists than threads
   */
  concurrently(lists: Lists, things: number): () => void {
    const { threads } = this;
    if (lists.length > threads) {
      throw new RangeError(
        `pool: ${lists.length} lists, expected at most one for each of ${threads} threads`,
      );
    }
    const { timeoutMs = TIMEOUT_MS } = this.#options;
    const alone = loadKernels(this.#variant());
    const functions = kernelNames(this.#variant()).map(name => alone[name] as NumberFunction);
    const program: Program = { id: programs++, lists, flags: flagsFor(things) };
    const job: Job = { kernel: PROGRAM, units: lists.length, chunk: 1, scratch: [] };
    const call: CallKernel = (_, [, run, , begin, end]) =>
      runLists(program, { begin, end, run, timeoutMs }, (kernel, numbers) => functions[kernel](...numbers));
    const sent = new WeakSet<Team>();
    let runs = 0;
    return () => {
      const team = this.#started();
      if (!sent.has(team)) {
        for (const port of team.ports) port.postMessage(program);
        sent.add(team);
      }
      runs = (runs % MOST_RUNS) + 1;
      this.#run(`program ${program.id}`, job, [program.id, runs, timeoutMs], call);
    };
  }

  /** Starts the workers and waits until all are ready. @throws {Error} where one is not */
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

  /**
   * @param what  begins the message of an error
   * @param call  the kernel on this thread
   */
  #run(what: string, job: Job, numbers: readonly number[], call: CallKernel): void {
    const { control, ports } = this.#started();
    const { timeoutMs = TIMEOUT_MS } = this.#options;
    control.publish(job, numbers);
    let message = '';
    try {
      control.takeUnits(0, call);
    } catch (error) {
      if (control.fail(0)) ({ message } = error as Error);
    }
    if (!control.finish(timeoutMs)) {
      throw this.#breakDown(`${what} did not end on a worker within ${timeoutMs} ms`);
    }
    const failed = control.takeFailure();
    if (failed === undefined) return;
    if (failed > 0) message = String(receiveMessageOnPort(ports[failed - 1])?.message);
    throw new Error(`${what} failed on thread ${failed + 1} of ${this.threads}: ${message}`);
  }

  /** The workers, started where they are not. @throws {Error} where one has ended or did not answer */
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
    return new Error(`wasm-threads: ${this.#broken}; the threads can no longer be used`);
  }
}

async function end(team: Team | undefined): Promise<void> {
  for (const port of team?.ports ?? []) port.close();
  await Promise.all(team?.workers.map(worker => worker.terminate()) ?? []);
}

/** How the units of a kernel are handed out. */
function jobOf(
  { kernel, units, grain = 1, scratch }: Work,
  threads: number,
  names: readonly KernelName[],
): Job {
  const chunk = Math.ceil(units / (threads * CHUNKS_PER_THREAD * grain)) * grain;
  return { kernel: names.indexOf(kernel), units, chunk, scratch: scratch?.addresses ?? [] };
}
