import type { EngineRequest } from './engine.js';

/** What an arm's process is asked for, one at a time; each has one reply. */
export interface Requests {
  /** Load the engine's module. */
  load: { readonly module: string; readonly engine: EngineRequest };
  /** Take a workload of a module, run it once, and give back the output. */
  prepare: {
    readonly module: string;
    readonly workload: string;
    readonly seed: number;
    readonly input: Float32Array;
  };
  /** Run until the running median is flat. */
  warmUp: { readonly minMs: number; readonly maxMs: number };
  /** Run at least so long and so often, each run timed. */
  sample: { readonly minMs: number; readonly minIterations: number };
  /** Give the workload's memory back. */
  release: Record<string, never>;
}

/** What the process answers. */
export interface Replies {
  load: { readonly version: string };
  prepare: { readonly output: Float32Array };
  warmUp: { readonly warmupNs: number; readonly warm: boolean };
  sample: Sampled;
  release: Record<string, never>;
}

/** What one turn of an arm gave. */
export interface Sampled {
  readonly samplesNs: readonly number[];
  /** Since its turn before, while others were measured: how long that was, and processor time spent in it. */
  readonly idleNs: number;
  readonly idleCpuNs: number;
}

export type RequestName = keyof Requests;

export type Request = {
  [K in RequestName]: { readonly name: K; readonly content: Requests[K] };
}[RequestName];

/** An error keeps its name: `Absent` and `Unsupported` are no failures. */
export type Reply =
  | { readonly content: Replies[RequestName] }
  | { readonly error: { readonly name: string; readonly message: string } };
