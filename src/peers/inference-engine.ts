import type { Graph } from '../networks/graph/graph.js';

/** An inference engine: one of our platforms, or somebody else's. */
export interface InferenceEngine {
  /** Of the engine's package, or what kernels it has. */
  readonly version: string;
  /**
   * Gives the engine a graph with its seeded weights and its input, [N, C, H, W]. Whatever an engine does once
   * (packing, conversion to its own layout, choosing kernels) is done here.
   *
   * @throws {Unsupported} where the engine has no such op
   */
  prepare(graph: Graph, seed: number, input: Float32Array): Promise<PreparedGraph>;
}

/** A graph that an engine is ready to run. */
export interface PreparedGraph {
  /** One inference: all that is timed. It begins with the input in memory and ends with the output in memory. */
  run(): void | Promise<void>;
  /** The output of the last run, [N, K, P, Q]. */
  output(): Float32Array;
  /** Frees the engine's memory. */
  release(): void | Promise<void>;
}

/** What the module of an engine exports as `load`; `name` is for modules that have several engines. */
export type LoadEngine = (request: { name: string; threads: number }) => Promise<InferenceEngine>;

/** An engine cannot do what is asked of it: it has no such op, or not so many threads. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}
