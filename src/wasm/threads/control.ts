/** Int32 values of a cache line: words that several threads write keep one each. */
const LINE = 16;

/** Number of the last job; workers wait for it to change. */
const SEQUENCE = 0;
/** Workers that wait without spinning. */
const SLEEPERS = LINE;
/** OPEN while workers may join the job, plus the number that have joined and not left. */
const GATE = 2 * LINE;
/** Workers that have begun to wait for jobs. */
const READY = 3 * LINE;
/** The first thread that failed in the job, counted from 1; 0 where none did. */
const FAILED = 4 * LINE;
/** The job: its kernel, how many numbers it takes, its units and how many of them a thread takes at a time. */
const KERNEL = 5 * LINE;
const NUMBERS = KERNEL + 1;
const UNITS = KERNEL + 2;
const CHUNK = KERNEL + 3;
/** From here on the scratch of each thread, then the next unit of each thread's share, a line each. */
const SCRATCH = 6 * LINE;

const OPEN = 1 << 16;

/** The most numbers that a kernel takes before its range of units. */
const MOST_NUMBERS = 24;

/**
 * Rounds that a thread looks for a change before it sleeps, about 0.2 ms: longer than from one layer to the next. A
 * thread that spins is there in less than 1 µs, one that sleeps is woken in about 20.
 */
const SPINS = 20_000;

/** A kernel's call, as all threads see it. */
export interface Job {
  /** Place of the kernel in the list that all threads have. */
  readonly kernel: number;
  readonly units: number;
  /** Units that a thread takes at a time. */
  readonly chunk: number;
  /** Scratch of each thread; [] where there is none. */
  readonly scratch: readonly number[];
}

/** Calls a kernel with its numbers, of which the last three are the range of units and the scratch. */
export type CallKernel = (kernel: number, numbers: readonly number[]) => void;

/**
 * The block of shared memory through which thread 0 hands jobs to the workers.
 *
 * Nobody waits for a worker that has not joined a job: thread 0 begins at once, and where a worker is late or gone it
 * does that worker's share as well. The gate makes this safe: a worker reads a job only between joining and leaving,
 * and thread 0 writes the next one only after it has closed the gate and everybody has left.
 */
export class Control {
  readonly buffer: SharedArrayBuffer;
  readonly #threads: number;
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #next: number;

  /** @param buffer  that of the other threads; a fresh one where it is absent */
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
   * Thread 0: writes a job down, opens the gate and wakes who sleeps.
   *
   * @throws {RangeError} where the kernel takes more numbers than there is place for
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
   * Thread 0: lets nobody join any more and waits until all who did have left.
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

  /** A worker: waits for a job other than that with the number `seen` and returns its number. */
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

  /** A worker: false where the gate is closed already. */
  join(): boolean {
    for (;;) {
      const gate = Atomics.load(this.#words, GATE);
      if (gate < OPEN) return false;
      if (Atomics.compareExchange(this.#words, GATE, gate, gate + 1) === gate) return true;
    }
  }

  leave(): void {
    if (Atomics.sub(this.#words, GATE, 1) === 1) Atomics.notify(this.#words, GATE);
  }

  /**
   * Runs units of the job until none is left: first those of this thread's own share, whose data its core had in the
   * layer before, then those that other threads have not come to.
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

  /** First unit of a thread's share: shares are whole chunks, as equal as possible. */
  #shareOf(thread: number, units: number, chunk: number): number {
    return Math.min(Math.floor((thread * Math.ceil(units / chunk)) / this.#threads) * chunk, units);
  }

  /** Whether this thread is the first of the job to fail. */
  fail(thread: number): boolean {
    return Atomics.compareExchange(this.#words, FAILED, 0, thread + 1) === 0;
  }

  /** The first thread that failed since the last call; undefined where none did. */
  takeFailure(): number | undefined {
    const failed = Atomics.exchange(this.#words, FAILED, 0);
    return failed === 0 ? undefined : failed - 1;
  }

  /** A worker: says that it waits for jobs from now on. */
  ready(): void {
    Atomics.add(this.#words, READY, 1);
    Atomics.notify(this.#words, READY);
  }

  /** Thread 0: waits until all workers are ready; false where they are not after `timeoutMs`. */
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
