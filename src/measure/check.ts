import { runnable } from '../networks/graph/executor.js';
import type { Graph } from '../networks/graph/graph.js';
import type { Platform, Runnable, WholePlatform } from '../networks/platform.js';
import { platforms } from '../networks/platforms.js';
import { relativeError, TOLERANCE } from '../tensors/compare.js';
import type { Tensor } from '../tensors/tensor.js';
import { expectedOutputs, type KeptOutput } from './expected-output.js';

/** A graph bound to a platform, its outputs compared with another platform's. */
export interface Checked {
  /** undefined where binding or running failed. */
  readonly executable?: Runnable;
  /** Largest relative error of an output; null where there is none, or a value is not finite. */
  readonly checkError: number | null;
  /** Why it may not be timed; undefined if the outputs agree. */
  readonly error?: string;
}

/**
 * Binds a graph, runs it once and compares its outputs with the reference platform's (the reference's with the
 * TypeScript platform's) on the same seeded input and weights.
 *
 * @param place  where the other outputs are kept; they are computed where this is absent
 */
export function bindChecked(
  graph: Graph,
  platform: Platform | WholePlatform,
  seed: number,
  place?: KeptOutput,
): Checked {
  const other: Platform =
    platform.name === platforms.reference.name ? platforms.typescript : platforms.reference;
  try {
    const executable = runnable(graph, platform, seed);
    executable.run();
    const expected = expectedOutputs(graph, other, seed, place);
    return { executable, ...compareOutputs(executable.outputs, expected, other.name) };
  } catch (error) {
    return { checkError: null, error: error instanceof Error ? error.message : String(error) };
  }
}

/** Compares outputs with those of the platform `from`. @throws {Error} where their shapes differ */
export function compareOutputs(
  outputs: readonly Tensor[],
  expected: readonly Tensor[],
  from: string,
): Pick<Checked, 'checkError' | 'error'> {
  const error = Math.max(...expected.map((values, i) => relativeError(outputs[i], values)));
  const checkError = Number.isFinite(error) ? error : null;
  // The negation refuses NaN too.
  return !(error <= TOLERANCE)
    ? { checkError, error: `differs from ${from}: error ${error}, expected at most ${TOLERANCE}` }
    : { checkError };
}
