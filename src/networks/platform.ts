import type { OpName, OpParameters, Version } from '../kernels/op.js';
import type { Tensor } from '../tensors/tensor.js';
import type { Graph, OpNode } from './graph/graph.js';

/** What runs a platform's loops. Platforms of one engine reach the same ceilings, which are measured once. */
export type Engine = 'javascript' | 'wasm' | 'wasm-threads';

/** A platform is a table that says which version of each op it runs. */
export interface Platform {
  readonly name: string;
  readonly description: string;
  readonly engine: Engine;
  /** Too slow for large suites, which then leave it out; the report says so. */
  readonly slow: boolean;
  readonly versions: { readonly [K in OpName]: Version<OpParameters[K]> };
  /**
   * Memory for `length` values where tensors and scratch have to be, any content; taken back when nobody holds the
   * array any more. JavaScript's own memory where it is absent. Where it is there, `bind` of every version has to
   * copy what it keeps of the weights, for they are overwritten afterwards.
   *
   * @throws {RangeError} where there is not enough
   */
  readonly allocate?: (length: number) => Float32Array;
}

/** Somebody else's engine: it runs a graph as a whole and has no version of each op to choose. */
export interface WholePlatform {
  readonly name: string;
  readonly description: string;
  /**
   * As `bindGraph`: seeded input and weights, the same as on every platform.
   *
   * @throws {Error} where the engine is not installed or does not take the graph
   */
  bind(graph: Graph, seed: number): Runnable;
}

/** One op of a graph that is bound. */
export interface Step {
  readonly node: OpNode;
  /** Runs this op alone, on what the arena holds. */
  run(): void;
}

/** A graph made ready to run on one platform. */
export interface Executable {
  /** One inference: reads `input`, overwrites `output`. This is what is timed. */
  run(): void;
  /** The ops in the order in which `run` runs them. */
  readonly steps: readonly Step[];
  readonly input: Tensor;
  readonly output: Tensor;
  /** High-water mark of the activation arena as really allocated, bytes. */
  readonly arenaBytes: number;
  /** Scratch as really allocated, bytes: one buffer for all kernels, as large as the largest need of one. */
  readonly scratchBytes: number;
  /** What the kernels made once from weights and shapes, such as packed weights, bytes in all. */
  readonly constantBytes: number;
}

/**
 * What can be run and compared. An engine that runs a graph as a whole has no steps, and says nothing of its memory.
 */
export type Runnable = Pick<Executable, 'run' | 'input' | 'output'> & Partial<Executable>;
