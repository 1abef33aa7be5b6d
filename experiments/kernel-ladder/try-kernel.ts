import type { Experiment } from '../../src/experiment/experiment.js';
import type { ExperimentSource } from '../../src/measure/source.js';
import { verifyExperiment } from '../../src/measure/verify.js';
import type { Finding } from '../../src/reports/finding.js';
import { interruptible } from '../../src/teaching/cells/interrupt.js';
import { type MeasureOptions, measureExperiment } from '../../src/teaching/cells/measure.js';
import type { CompiledKernel } from './compile.js';
import { triedExperiment } from './tried-experiment.js';
import { TRIED } from './tried-kernel.js';

const MODULE = new URL('./tried-experiment.js', import.meta.url).href;

/**
 * Checks a compiled kernel and measures it beside the versions of the matrix product, in processes of their own and by
 * the same protocol: its rung is called `yours`. Interrupting the cell ends a kernel that does not end.
 *
 * @throws {Error} where it does not export what is expected, writes elsewhere than to its result, or computes something
 * else than the reference
 */
export async function tryKernel({ code }: CompiledKernel, options: MeasureOptions = {}): Promise<Finding> {
  const experiment = triedExperiment({ code });
  const source = { module: MODULE, data: { code } };
  await refuseWrong(experiment, source);
  return measureExperiment(experiment, source, options);
}

/**
 * Runs the kernel of an experiment's first suite that is called `yours` once, in a process of its own.
 *
 * @param source  where the measuring process finds the experiment
 * @throws {Error} as `tryKernel`
 */
export async function refuseWrong(experiment: Experiment, source: ExperimentSource): Promise<void> {
  await interruptible(async signal => {
    const [suite] = experiment.suites('quick');
    const cases = [`${suite.id}/${TRIED}`];
    for await (const { error } of verifyExperiment(experiment, { profile: 'quick', cases, source, signal })) {
      if (error !== undefined) throw new Error(`tryKernel: ${error}`);
    }
    if (signal.aborted) throw new Error('tryKernel: interrupted before the kernel was checked');
  });
}
