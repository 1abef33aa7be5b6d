import type { Experiment } from '../experiment.js';
import { benchGraph } from '../models/bench-layers.js';
import { SIDE_BY_SIDE } from '../platforms.js';
import { triedRung } from './tried-kernel.js';

/** Id of the experiment and of its suite. */
export const KERNEL_DUEL = 'kernel-duel';

/** The arm that a reader's kernel has to beat. */
export const GIVEN = 'given';

/** A reader's kernel of the matrix product against a given one, both compiled, in one process and the same rounds. */
export function kernelDuel(yours: Uint8Array, given: Uint8Array): Experiment {
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
    tables: () => [],
    figures: () => [],
    analysis: '',
  };
}
