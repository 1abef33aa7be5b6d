/** Kernel calls that threads run at the same time, a list a thread, with the places where one waits for another. */

/** What a thread does next: call a kernel, say that something is done, or wait until another thread has said so. */
export type Instruction =
  | { readonly kernel: number; readonly numbers: readonly number[] }
  | { readonly done: number }
  | { readonly wait: number };

/** One list for each thread; each runs from beginning to end, on whatever thread begins it. */
export type Lists = readonly (readonly Instruction[])[];

/** A program as all threads have it. */
export interface Program {
  readonly id: number;
  readonly lists: Lists;
  /** For each thing that is said to be done the number of the run in which it was, a cache line each. */
  readonly flags: SharedArrayBuffer;
}

/** The kernel's number in a job that is a program. */
export const PROGRAM = -1;

/** Int32 words of a cache line. */
const LINE = 16;

/** Spins between two looks at the clock. */
const SPINS = 2 ** 20;

/** The flags for so many things. */
export function flagsFor(things: number): SharedArrayBuffer {
  return new SharedArrayBuffer(Math.max(1, things) * LINE * Int32Array.BYTES_PER_ELEMENT);
}

/** Calls a kernel of this thread by its number. */
export type CallByNumber = (kernel: number, numbers: readonly number[]) => void;

/**
 * Runs the lists `begin` … `end` − 1 of a program on this thread.
 *
 * @param run        number of this run, another than that of the run before
 * @param timeoutMs  how long to wait for another thread
 * @throws {Error} where another thread does not do within that time what a list waits for
 */
export function runLists(
  { lists, flags }: Program,
  { begin, end, run, timeoutMs }: { begin: number; end: number; run: number; timeoutMs: number },
  call: CallByNumber,
): void {
  const words = new Int32Array(flags);
  for (let list = begin; list < end; list++) {
    for (const instruction of lists[list]) {
      if ('kernel' in instruction) call(instruction.kernel, instruction.numbers);
      else if ('done' in instruction) Atomics.store(words, instruction.done * LINE, run);
      else waitFor(words, instruction.wait * LINE, run, timeoutMs);
    }
  }
}

function waitFor(words: Int32Array, word: number, run: number, timeoutMs: number): void {
  let deadline: number | undefined;
  for (let spin = 1; Atomics.load(words, word) !== run; spin++) {
    if (spin % SPINS !== 0) continue;
    deadline ??= performance.now() + timeoutMs;
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms for another thread`);
  }
}
