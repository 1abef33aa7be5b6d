import { setTimeout as sleep } from 'node:timers/promises';

/** Processor time is looked at over so long … */
const REST_MS = 10;
/** … rest is less than this share of a core … */
const AT_REST = 0.1;
/** … and a process that has not come to rest by then never will. */
const LONGEST_REST_MS = 500;

/**
 * Resolves when no thread of this process works any more: after a run, the threads of some engines wait for the next
 * one without sleeping, for some ms in which they would slow down whoever is measured then.
 */
export async function untilAtRest(): Promise<void> {
  for (let waitedMs = 0; waitedMs < LONGEST_REST_MS; waitedMs += REST_MS) {
    const before = process.cpuUsage();
    await sleep(REST_MS);
    if (cpuMs(before) < AT_REST * REST_MS) return;
  }
}

/** How busy this process is while it is meant to be idle. */
export class IdleTime {
  #since = { wallMs: performance.now(), cpu: process.cpuUsage() };
  #wallMs = 0;
  #cpuMs = 0;

  /** The process is idle from now on. */
  begin(): void {
    this.#since = { wallMs: performance.now(), cpu: process.cpuUsage() };
  }

  /** It no longer is. */
  end(): void {
    this.#wallMs += performance.now() - this.#since.wallMs;
    this.#cpuMs += cpuMs(this.#since.cpu);
  }

  /** Processor time of all threads in the idle times so far, over how long they were; 1 is one core. */
  get share(): number {
    return this.#wallMs > 0 ? this.#cpuMs / this.#wallMs : 0;
  }
}

/** Processor time of all threads of this process since then, ms. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
