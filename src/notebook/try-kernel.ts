import type { Experiment } from '../experiment.js';
import type { CompiledKernel } from '../ladder/compile.js';
import { TRIED_EXPERIMENT, triedExperiment } from '../ladder/tried-experiment.js';
import { TRIED } from '../ladder/tried-kernel.js';
import { verifyExperiment } from '../measure/verify.js';
import type { Finding } from '../report/finding.js';
import { interruptible } from './interrupt.js';
import { type MeasureOptions, measureExperiment } from './measure.js';
import { withTemporaryExperiment } from './temporary-experiment.js';

/**
 * Checks a compiled kernel and measures it beside the versions of the matrix product, in processes of their own and by
 * the same protocol: its rung is called `yours`. Interrupting the cell ends a kernel that does not end.
 *
 * @throws {Error} where it does not export what is expected, writes elsewhere than to its result, or computes something
 * else than the reference
 */
export async function tryKernel({ code }: CompiledKernel, options: MeasureOptions = {}): Promise<Finding> {
  const experiment = triedExperiment(code);
  const temporary = { id: TRIED_EXPERIMENT, source: SOURCE, files: { 'kernel.wasm': code } };
  return withTemporaryExperiment(temporary, async module => {
    await refuseWrong(experiment, module);
    return measureExperiment(experiment, module, options);
  });
}

const SOURCE = `import { readFileSync } from 'node:fs';
import { triedExperiment } from ${JSON.stringify(new URL('../ladder/tried-experiment.js', import.meta.url))};
export const experiment = triedExperiment(readFileSync(new URL('./kernel.wasm', import.meta.url)));
`;

/**
 * Runs the kernel of an experiment's first suite that is called `yours` once, in a process of its own.
 *
 * @param module  URL of the compiled module that exports the experiment
 * @throws {Error} as `tryKernel`
 */
export async function refuseWrong(experiment: Experiment, module: string): Promise<void> {
  await interruptible(async signal => {
    const [suite] = experiment.suites('quick');
    const cases = [`${suite.id}/${TRIED}`];
    for await (const { error } of verifyExperiment(experiment, { profile: 'quick', cases, module, signal })) {
      if (error !== undefined) throw new Error(`tryKernel: ${error}`);
    }
    if (signal.aborted) throw new Error('tryKernel: interrupted before the kernel was checked');
  });
}
