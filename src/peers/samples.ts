import { setTimeout as sleep } from 'node:timers/promises';
import { median } from 'simple-statistics';
import { isFlat, WARMUP_BATCHES } from '../measure/protocol.js';
import type { Prepared } from './engine.js';

/** Processor time is looked at over so long … */
const REST_MS = 10;
/** … rest is less than this share of a core … */
const AT_REST = 0.1;
/** … and who has not come to rest by then will not. */
const LONGEST_REST_MS = 500;

/**
 * Resolves when no thread of this process works any more: after a run, the threads of some engines wait for the next
 * one without sleeping, for some ms in which they would slow down whoever is measured then.
 */
export async function untilAtRest(): Promise<void> {
  for (let waitedMs = 0; waitedMs < LONGEST_REST_MS; waitedMs += REST_MS) {
    const before = process.cpuUsage();
    await sleep(REST_MS);
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1000 < AT_REST * REST_MS) return;
  }
}

/**
 * Times one run after the other, until both limits are reached. Unlike the inner loop of `timeArms` it waits for
 * engines whose `run` is asynchronous.
 *
 * @returns the time of each run, ns
 */
export async function takeSamples(
  prepared: Pick<Prepared, 'run'>,
  minMs: number,
  minIterations: number,
): Promise<number[]> {
  const samplesNs: number[] = [];
  let spentMs = 0;
  while (spentMs < minMs || samplesNs.length < minIterations) {
    const startMs = performance.now();
    const pending = prepared.run();
    if (pending) await pending;
    const ms = performance.now() - startMs;
    samplesNs.push(Math.round(ms * 1e6));
    spentMs += ms;
  }
  return samplesNs;
}

/** Runs in turns until the median of the last ones is that of the ones before, by the rule of `timeArms`. */
export async function warmUp(
  prepared: Pick<Prepared, 'run'>,
  minMs: number,
  maxMs: number,
): Promise<{ warmupNs: number; warm: boolean }> {
  const turns: number[] = [];
  let warmupNs = 0;
  for (;;) {
    const samples = await takeSamples(prepared, minMs / WARMUP_BATCHES, 1);
    turns.push(median(samples));
    warmupNs += samples.reduce((sum, ns) => sum + ns, 0);
    const warm = isFlat(turns);
    const enough = warm ? minMs : maxMs;
    if (turns.length >= 2 && warmupNs >= enough * 1e6) return { warmupNs, warm };
  }
}
