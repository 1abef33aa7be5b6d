import { Bench, type Task } from 'tinybench';

/** When a turn of the inner loop is over: when it has lasted so long and run so often. */
export interface TurnLimits {
  readonly minMs: number;
  readonly minIterations: number;
  /** Current time in ms; `performance.now` where it is absent. */
  readonly now?: () => number;
}

/**
 * Times a synchronous function, one run after the other; tinybench runs the loop. An empty run reads as under 0.2 µs;
 * the statistics of tinybench cost 0.01 to 0.2 ms a turn, more with more samples, outside the clock.
 *
 * @returns to be called for each turn: the time of each run, ns, ascending
 */
export function innerLoop(run: () => void, limits: TurnLimits): () => number[] {
  const task = taskOf(run, limits, false);
  return () => {
    task.reset(false);
    return samplesNs(task.runSync());
  };
}

/** As `innerLoop`, but awaits each run; for engines whose interface is asynchronous. */
export function asyncInnerLoop(run: () => void | Promise<void>, limits: TurnLimits): () => Promise<number[]> {
  const task = taskOf(run, limits, true);
  return async () => {
    task.reset(false);
    return samplesNs(await task.run());
  };
}

function taskOf(run: () => unknown, { minMs, minIterations, now }: TurnLimits, async: boolean): Task {
  const bench = new Bench({
    time: minMs,
    iterations: minIterations,
    warmup: false,
    throws: true,
    retainSamples: true,
    now,
  });
  // Where `async` is not given, tinybench calls the function once more, to see whether it returns a promise.
  return bench.add('run', run, { async }).tasks[0];
}

function samplesNs({ result }: Task): number[] {
  if (result.state !== 'completed') throw new Error(`tinybench: ${result.state}, expected completed`);
  return result.latency.samples!.map(ms => Math.round(ms * 1e6));
}
