/** Int32 words of a cache line: each word that several threads write has a line of its own. */
const LINE = 16;

/** Number of the latest job; workers wait for it to change. */
const SEQUENCE = 0;
/** Number of workers that sleep instead of spinning. */
const SLEEPERS = LINE;
/** OPEN while workers may join the job, plus the number of those that have joined and not left. */
const GATE = 2 * LINE;
/** Number of workers that have begun to wait for jobs. */
const READY = 3 * LINE;
/** The first thread that failed in the job, counted from 1; 0 where none did. */
const FAILED = 4 * LINE;
/** The job: its kernel, how many numbers that takes, its units, and how many of them a thread takes at a time. */
const KERNEL = 5 * LINE;
const NUMBERS = KERNEL + 1;
const UNITS = KERNEL + 2;
const CHUNK = KERNEL + 3;
/** From here on the scratch address of each thread, then the next unit of each thread's share, a line each. */
const SCRATCH = 6 * LINE;

const OPEN = 1 << 16;

/** The most numbers that a kernel takes before its range of units. */
const MOST_NUMBERS = 24;

/**
 * Times that a thread spins before it sleeps, about 0.2 ms: longer than from one layer to the next. A spinning thread
 * starts within 1 µs, a sleeping one takes about 20 to wake.
 */
const SPINS = 20_000;

/** A kernel call as all threads see it. */
export interface Job {
  /** Index of the kernel in the list that all threads have. */
  readonly kernel: number;
  readonly units: number;
  /** Units that a thread takes at a time. */
  readonly chunk: number;
  /** Address of each thread's scratch; [] where there is none. */
  readonly scratch: readonly number[];
}

/** Calls a kernel with its numbers, of which the last three are the range of units and the scratch. */
export type CallKernel = (kernel: number, numbers: readonly number[]) => void;

/**
 * The block of shared memory through which thread 0 hands jobs to the workers.
 *
 * Thread 0 never waits for a worker to join a job: it begins at once, and does the share of a worker that is late or
 * gone as well. The gate makes this safe: a worker reads a job only between joining and leaving, and thread 0 writes
 * the next one only after it has closed the gate and all workers have left.
 */
export class Control {
  readonly buffer: SharedArrayBuffer;
  readonly #threads: number;
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #next: number;

  /** @param buffer  the buffer of the other threads; a fresh one where it is absent */
  constructor(threads: number, buffer?: SharedArrayBuffer) {
    const next = SCRATCH + LINE * Math.ceil(threads / LINE);
    const words = next + LINE * threads;
    const wordBytes = words * Int32Array.BYTES_PER_ELEMENT;
    this.buffer = buffer ?? new SharedArrayBuffer(wordBytes + MOST_NUMBERS * Float64Array.BYTES_PER_ELEMENT);
    this.#threads = threads;
    this.#words = new Int32Array(this.buffer, 0, words);
    this.#numbers = new Float64Array(this.buffer, wordBytes, MOST_NUMBERS);
    this.#next = next;
  }

  /**
   * Thread 0: writes a job to the buffer, opens the gate and wakes sleeping workers.
   *
   * @throws {RangeError} where the kernel takes more numbers than the buffer holds
   */
  publish({ kernel, units, chunk, scratch }: Job, numbers: readonly number[]): void {
    if (numbers.length > MOST_NUMBERS) {
      throw new RangeError(
        `threads: ${numbers.length} numbers for a kernel, expected at most ${MOST_NUMBERS}`,
      );
    }
    const words = this.#words;
    words[KERNEL] = kernel;
    words[NUMBERS] = numbers.length;
    words[UNITS] = units;
    words[CHUNK] = chunk;
    for (let i = 0; i < numbers.length; i++) this.#numbers[i] = numbers[i];
    for (let i = 0; i < scratch.length; i++) words[SCRATCH + i] = scratch[i];
    for (let t = 0; t < this.#threads; t++) words[this.#next + t * LINE] = this.#shareOf(t, units, chunk);
    Atomics.store(words, GATE, OPEN);
    Atomics.add(words, SEQUENCE, 1);
    if (Atomics.load(words, SLEEPERS) > 0) Atomics.notify(words, SEQUENCE);
  }

  /**
   * Thread 0: closes the gate and waits until all workers that have joined have left.
   *
   * @returns false where one has not left after `timeoutMs`
   */
  finish(timeoutMs: number): boolean {
    const words = this.#words;
    Atomics.and(words, GATE, ~OPEN);
    for (let spin = 0; spin < SPINS; spin++) {
      if (Atomics.load(words, GATE) === 0) return true;
    }
    return this.#waitUntil(GATE, 0, timeoutMs);
  }

  /** A worker: waits for a job other than number `seen`, and returns its number. */
  waitForJob(seen: number): number {
    const words = this.#words;
    for (let spin = 0; spin < SPINS; spin++) {
      const sequence = Atomics.load(words, SEQUENCE);
      if (sequence !== seen) return sequence;
    }
    Atomics.add(words, SLEEPERS, 1);
    while (Atomics.load(words, SEQUENCE) === seen) Atomics.wait(words, SEQUENCE, seen);
    Atomics.sub(words, SLEEPERS, 1);
    return Atomics.load(words, SEQUENCE);
  }

  /** A worker: joins the job; false where the gate is already closed. */
  join(): boolean {
    for (;;) {
      const gate = Atomics.load(this.#words, GATE);
      if (gate < OPEN) return false;
      if (Atomics.compareExchange(this.#words, GATE, gate, gate + 1) === gate) return true;
    }
  }

  /** A worker: leaves the job that it has joined. */
  leave(): void {
    if (Atomics.sub(this.#words, GATE, 1) === 1) Atomics.notify(this.#words, GATE);
  }

  /**
   * Runs units of the job until none is left: first this thread's own share, whose data its core's cache may still hold
   * from the layer before, then units that other threads have not begun.
   */
  takeUnits(thread: number, call: CallKernel): void {
    const words = this.#words;
    const kernel = words[KERNEL];
    const count = words[NUMBERS];
    const units = words[UNITS];
    const chunk = words[CHUNK];
    const numbers: number[] = [];
    for (let i = 0; i < count; i++) numbers.push(this.#numbers[i]);
    numbers.push(0, 0, words[SCRATCH + thread]);
    for (let i = 0; i < this.#threads; i++) {
      const whose = (thread + i) % this.#threads;
      const end = this.#shareOf(whose + 1, units, chunk);
      for (;;) {
        const begin = Atomics.add(words, this.#next + whose * LINE, chunk);
        if (begin >= end) break;
        numbers[count] = begin;
        numbers[count + 1] = Math.min(begin + chunk, end);
        call(kernel, numbers);
      }
    }
  }

  /** First unit of a thread's share. Shares are whole chunks, as equal as possible. */
  #shareOf(thread: number, units: number, chunk: number): number {
    return Math.min(Math.floor((thread * Math.ceil(units / chunk)) / this.#threads) * chunk, units);
  }

  /** Records that this thread has failed; true where it is the first of the job. */
  fail(thread: number): boolean {
    return Atomics.compareExchange(this.#words, FAILED, 0, thread + 1) === 0;
  }

  /** The first thread that has failed since the last call; undefined where none has. */
  takeFailure(): number | undefined {
    const failed = Atomics.exchange(this.#words, FAILED, 0);
    return failed === 0 ? undefined : failed - 1;
  }

  /** A worker: reports that it waits for jobs from now on. */
  ready(): void {
    Atomics.add(this.#words, READY, 1);
    Atomics.notify(this.#words, READY);
  }

  /** Thread 0: waits until all workers are ready; false where one is not after `timeoutMs`. */
  waitUntilReady(timeoutMs: number): boolean {
    return this.#waitUntil(READY, this.#threads - 1, timeoutMs);
  }

  #waitUntil(word: number, value: number, timeoutMs: number): boolean {
    const end = performance.now() + timeoutMs;
    for (;;) {
      const got = Atomics.load(this.#words, word);
      if (got === value) return true;
      const left = end - performance.now();
      if (left <= 0) return false;
      Atomics.wait(this.#words, word, got, left);
    }
  }
}
