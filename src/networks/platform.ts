import type { OpName, OpParameters, Version } from '../kernels/op.js';
import type { Tensor } from '../tensors/tensor.js';
import type { Graph, OpNode } from './graph/graph.js';

/** What runs a platform's loops. Platforms of the same engine have the same ceilings, which are measured once. */
export type Engine = 'javascript' | 'wasm' | 'wasm-threads';

/** A platform: a table that says which version of each op it runs. */
export interface Platform {
  readonly name: string;
  readonly description: string;
  readonly engine: Engine;
  /** Whether it is too slow for large suites, which then leave it out; the report says so. */
  readonly slow: boolean;
  readonly versions: { readonly [K in OpName]: Version<OpParameters[K]> };
  /**
   * Allocates `length` values, of any content, where tensors and scratch have to be; they are taken back when nobody
   * holds the array any more. Where it is absent, tensors are in JavaScript memory. Where it is present, `bind` of
   * every version has to copy what it keeps of the weights, because they are overwritten afterwards.
   *
   * @throws {RangeError} where there is not enough memory
   */
  readonly allocate?: (length: number) => Float32Array;
}

/** An external engine, which runs a graph as a whole and has no versions of single ops. */
export interface WholePlatform {
  readonly name: string;
  readonly description: string;
  /**
   * As `bindGraph`: seeded input and weights, the same as on every platform.
   *
   * @throws {Error} where the engine is not installed or does not support the graph
   */
  bind(graph: Graph, seed: number): Runnable;
}

/** One op of a bound graph. */
export interface Step {
  readonly node: OpNode;
  /** Runs this op alone, on the current content of the arena. */
  run(): void;
}

/** A graph that is ready to run on one platform. */
export interface Executable {
  /** One inference: reads `inputs`, overwrites `outputs`. This is what is timed. */
  run(): void;
  /** The ops, in the order in which they run. */
  readonly steps: readonly Step[];
  /** The main input and the main output: the first of all. */
  readonly input: Tensor;
  readonly output: Tensor;
  /** All of them, in the order of `inputsOf` and `outputsOf`. */
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  /** High-water mark of the activation arena, as allocated, bytes. */
  readonly arenaBytes: number;
  /** Scratch as allocated, bytes: one buffer for all kernels, as large as the largest needs. */
  readonly scratchBytes: number;
  /** All that kernels made once from weights and shapes, such as packed weights, bytes. */
  readonly constantBytes: number;
}

/**
 * A graph that can be run and compared. Engines that run a graph as a whole have no steps and do not report their
 * memory.
 */
export type Runnable = Pick<Executable, 'run' | 'input' | 'output' | 'inputs' | 'outputs'> &
  Partial<Executable>;
