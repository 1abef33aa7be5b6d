import type { Experiment } from '../../src/experiment/experiment.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import { benchGraph } from '../../src/networks/models/bench-layers.js';
import { SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { measureExperiment } from '../../src/teaching/cells/measure.js';
import { type CompiledKernel, compileKernel } from './compile.js';
import { GIVEN_KERNEL } from './given-kernel.js';
import { triedRung } from './tried-kernel.js';
import { refuseWrong } from './try-kernel.js';

/** Id of the experiment and of its suite. */
export const KERNEL_DUEL = 'kernel-duel';

/** The arm that a reader's kernel has to beat. */
export const GIVEN = 'given';

/** Two compiled kernels of the matrix product. */
export interface KernelDuel {
  readonly yours: Uint8Array;
  readonly given: Uint8Array;
}

/** A reader's kernel of the matrix product against a given one, in one process and the same rounds. */
export function kernelDuel({ yours, given }: KernelDuel): Experiment {
  const rungs = [triedRung(given, GIVEN), triedRung(yours)];
  return {
    id: KERNEL_DUEL,
    title: 'Your kernel against the given one',
    question: 'Which of the two is faster?',
    published: [],
    needsCeilings: false,
    exact: () => [],
    suites: () => [
      {
        id: KERNEL_DUEL,
        title: 'matrix product, 480³',
        baseline: GIVEN,
        arms: rungs.map(({ name, platform }) => ({ id: name, graph: () => benchGraph('matmul'), platform })),
        platforms: [SIDE_BY_SIDE],
      },
    ],
    claims: [],
    tables: [],
    figures: [],
    analysis: '',
  };
}

/** The name under which a measuring process asks for it. */
export { kernelDuel as experiment };

/**
 * Checks a reader's kernel, and measures it and the given one in the same rounds, in a process of their own; undefined
 * where that was interrupted.
 *
 * @throws {Error} as `tryKernel`
 */
export async function measureKernelDuel({ code }: CompiledKernel): Promise<SuiteResults | undefined> {
  const duel: KernelDuel = { yours: code, given: (await compileKernel(GIVEN_KERNEL)).code };
  const source = { module: import.meta.url, data: duel };
  const experiment = kernelDuel(duel);
  await refuseWrong(experiment, source);
  const { results } = await measureExperiment(experiment, source);
  return results.suite(SIDE_BY_SIDE, KERNEL_DUEL);
}
