import { type CompiledKernel, compileKernel } from '../ladder/compile.js';
import { GIVEN_KERNEL } from '../ladder/given-kernel.js';
import { KERNEL_DUEL, kernelDuel } from '../ladder/kernel-duel.js';
import { measureExperiment } from '../notebook/measure.js';
import { withTemporaryExperiment } from '../notebook/temporary-experiment.js';
import { refuseWrong } from '../notebook/try-kernel.js';
import { SIDE_BY_SIDE } from '../platforms.js';
import type { SuiteResults } from '../record/results.js';

/**
 * Checks a reader's kernel, and measures it and the given one in the same rounds, in a process of their own; undefined
 * where that was interrupted.
 *
 * @throws {Error} as `tryKernel`
 */
export async function measureKernelDuel({ code }: CompiledKernel): Promise<SuiteResults | undefined> {
  const given = await compileKernel(GIVEN_KERNEL);
  const experiment = kernelDuel(code, given.code);
  const files = { 'yours.wasm': code, 'given.wasm': given.code };
  return withTemporaryExperiment({ id: KERNEL_DUEL, source: SOURCE, files }, async module => {
    await refuseWrong(experiment, module);
    const { results } = await measureExperiment(experiment, module);
    return results.suite(SIDE_BY_SIDE, KERNEL_DUEL);
  });
}

const SOURCE = `import { readFileSync } from 'node:fs';
import { kernelDuel } from ${JSON.stringify(new URL('../ladder/kernel-duel.js', import.meta.url))};
const [yours, given] = ['yours', 'given'].map(name => readFileSync(new URL(name + '.wasm', import.meta.url)));
export const experiment = kernelDuel(yours, given);
`;
