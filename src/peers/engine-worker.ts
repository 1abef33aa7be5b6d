/**
 * Entry of an engine's process, which lives through one pass over the workloads and does nothing between requests. A
 * process for each engine, so that none shapes the compiled code, the heap or the threads of another.
 */
import { answerRequests } from '../measure/answer-requests.js';
import { IdleTime, untilAtRest } from '../measure/idle.js';
import { asyncInnerLoop, type TurnLimits } from '../measure/inner-loop.js';
import type { InferenceEngine, LoadEngine, PreparedGraph } from './inference-engine.js';
import type { Workload } from './workloads.js';

/** What an engine is given of a workload. */
export interface Task {
  /** URL of the module that exports the workloads. */
  readonly module: string;
  readonly workload: string;
  readonly seed: number;
  readonly input: Float32Array;
}

let engine: InferenceEngine | undefined;
let prepared: PreparedGraph | undefined;
let idle = new IdleTime();

const requests = {
  /** Loads the engine that a module exports, where that is not done; returns its version. */
  async load(request: { module: string; name: string; threads: number }) {
    engine ??= await ((await import(request.module)) as { load: LoadEngine }).load(request);
    return engine.version;
  },

  /** Takes a workload in place of the one before and runs it once; returns the output. */
  async prepare({ module, workload, seed, input }: Task) {
    await prepared?.release();
    prepared = undefined;
    const { workloads } = (await import(module)) as { workloads: readonly Workload[] };
    const graph = workloads.find(({ id }) => id === workload)!.graph();
    prepared = await engine!.prepare(graph, seed, input);
    await prepared.run();
    idle = new IdleTime();
    return prepared.output();
  },

  /** Times runs of the workload; `idleShare` is as in `TimedRow`. */
  async turn(limits: TurnLimits) {
    idle.end();
    const samplesNs = await asyncInnerLoop(() => prepared!.run(), limits)();
    return { samplesNs, idleShare: idle.share };
  },
};

/** What an engine's process can be asked for. */
export type EngineRequests = typeof requests;

answerRequests(async ({ name, content }: { name: keyof EngineRequests; content: never }) => {
  try {
    return await requests[name](content);
  } finally {
    await untilAtRest();
    idle.begin();
  }
});
