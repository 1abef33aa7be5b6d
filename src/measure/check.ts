import { bindGraph, runnable } from '../networks/graph/executor.js';
import type { Graph } from '../networks/graph/graph.js';
import type { Platform, Runnable, WholePlatform } from '../networks/platform.js';
import { platforms } from '../networks/platforms.js';
import { relativeError, TOLERANCE } from '../tensors/compare.js';

/** A graph bound to a platform, its output compared with another platform's. */
export interface Checked {
  /** undefined where binding or running failed. */
  readonly executable?: Runnable;
  /** Largest relative error of the output; null where there is none, or a value is not finite. */
  readonly checkError: number | null;
  /** Why it may not be timed; undefined if the outputs agree. */
  readonly error?: string;
}

/**
 * Binds a graph, runs it once and compares its output with the reference platform's (the reference's with the
 * TypeScript platform's) on the same seeded input and weights.
 */
export function bindChecked(graph: Graph, platform: Platform | WholePlatform, seed: number): Checked {
  const other: Platform =
    platform.name === platforms.reference.name ? platforms.typescript : platforms.reference;
  try {
    const executable = runnable(graph, platform, seed);
    executable.run();
    const expected = bindGraph(graph, other, seed);
    expected.run();
    const error = relativeError(executable.output, expected.output);
    const checkError = Number.isFinite(error) ? error : null;
    // The negation catches NaN too.
    return !(error <= TOLERANCE)
      ? {
          executable,
          checkError,
          error: `differs from ${other.name}: error ${error}, expected at most ${TOLERANCE}`,
        }
      : { executable, checkError };
  } catch (error) {
    return { checkError: null, error: error instanceof Error ? error.message : String(error) };
  }
}
