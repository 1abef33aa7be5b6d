import type { Graph } from '../networks/graph/graph.js';

/** Which engine, and how many threads it may use. */
export interface EngineRequest {
  readonly name: string;
  readonly threads: number;
}

/** An engine that is ready to run graphs: one of our platforms, or somebody else's. */
export interface Engine {
  /** Of the engine's package, or what kernels it has. */
  readonly version: string;
  /**
   * Gives the engine a graph with its seeded weights and its input, [N, C, H, W]. Whatever an engine does once
   * (packing, conversion to its own layout, choosing kernels) is done here.
   *
   * @throws {Unsupported} where the engine has no such op
   */
  prepare(graph: Graph, seed: number, input: Float32Array): Promise<Prepared>;
}

/** A graph inside an engine. */
export interface Prepared {
  /** One inference: all that is timed. It begins with the input in memory and ends with the output in memory. */
  run(): void | Promise<void>;
  /** The output of the last run, [N, K, P, Q]. */
  output(): Float32Array;
  /** Gives the engine its memory back. */
  release(): void | Promise<void>;
}

/** What the module of an engine exports as `load`. */
export type LoadEngine = (request: EngineRequest) => Promise<Engine>;

/** An engine cannot do what is asked of it: it has no such op, or not so many threads. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}
