import type { SuiteResults } from '../../src/measure/results/results.js';
import { verifyExperiment } from '../../src/measure/verify.js';
import { SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import type { Finding } from '../../src/reports/finding.js';
import { interruptible } from '../../src/teaching/cells/interrupt.js';
import { type MeasureOptions, measureExperiment } from '../../src/teaching/cells/measure.js';
import { compileKernel } from './compile-kernel.js';
import { GIVEN_KERNEL } from './given-kernel.js';
import { matmulLadder } from './ladders.js';
import { TRIED, type TriedKernels, triedExperiment } from './tried-experiment.js';

/** Longest time for the one run in which a kernel is checked, its process's start included. */
const CHECK_MS = 60_000;

const MODULE = new URL('./tried-experiment.js', import.meta.url).href;

/**
 * Checks a compiled kernel and measures it beside the versions of the matrix product, in processes of their own and by
 * the same protocol: its rung is called `yours`. Interrupting the cell ends a kernel that takes too long.
 *
 * @throws {Error} where it does not export what is expected, does not return within a minute, writes elsewhere than to its
 * result, or computes something else than the reference
 */
export function tryKernel(code: Uint8Array, options: MeasureOptions = {}): Promise<Finding> {
  return measureTried({ yours: code }, options);
}

/**
 * Checks a reader's kernel, and measures it and the given one in the same rounds, in a process of their own; undefined
 * where that was interrupted.
 *
 * @throws {Error} as `tryKernel`
 */
export async function measureAgainstGiven(
  code: Uint8Array,
  checkMs = CHECK_MS,
): Promise<SuiteResults | undefined> {
  const given = await compileKernel(GIVEN_KERNEL);
  const { results } = await measureTried({ yours: code, given }, {}, checkMs);
  return results.suite(SIDE_BY_SIDE, matmulLadder.op);
}

/** Runs the reader's kernel once before it is measured, both in processes of their own. */
async function measureTried(
  kernels: TriedKernels,
  options: MeasureOptions,
  checkMs = CHECK_MS,
): Promise<Finding> {
  const experiment = triedExperiment(kernels);
  const source = { module: MODULE, data: kernels };
  const late = AbortSignal.timeout(checkMs);
  await interruptible(async interrupt => {
    const cases = [`${matmulLadder.op}/${TRIED}`];
    const signal = AbortSignal.any([interrupt, late]);
    for await (const { error } of verifyExperiment(experiment, { profile: 'quick', cases, source, signal })) {
      if (error !== undefined) throw new Error(`tryKernel: ${error}`);
    }
    if (interrupt.aborted) throw new Error('tryKernel: interrupted before the kernel was checked');
    if (late.aborted) {
      throw new Error(`tryKernel: the kernel has not returned after ${checkMs / 1000} s, expected it to end`);
    }
  });
  return measureExperiment(experiment, source, options);
}
