import { defineExperiment } from '../../src/experiment/define.js';
import type { Experiment } from '../../src/experiment/experiment.js';
import { ladderFigure } from './ladder-figure.js';
import { ladderTable } from './ladder-table.js';
import { ladderSuite, layerRows, matmulLadder, withRung } from './ladders.js';
import { simulatedRows } from './simulated-misses.js';
import { triedRung } from './tried-kernel.js';

/** The experiment's id, and so the name of the file that exports it. */
export const TRIED_EXPERIMENT = 'tried-kernel';

/** The rung that a reader's kernel has to beat. */
export const GIVEN = 'given';

/** Compiled kernels of the matrix product. */
export interface TriedKernels {
  readonly yours: Uint8Array;
  /** What it is measured against; all versions of the matrix product where it is absent. */
  readonly given?: Uint8Array;
}

/** A reader's kernel among the rungs of the matrix product, or against a given one. */
export function triedExperiment({ yours, given }: TriedKernels): Experiment {
  const tried = triedRung(yours);
  const text = {
    id: TRIED_EXPERIMENT,
    title: 'Your kernel',
    question: 'How fast is the kernel of the cell?',
  };
  if (given) {
    const duel = { ...matmulLadder, baseline: GIVEN, rungs: () => [triedRung(given, GIVEN), tried] };
    return defineExperiment({ ...text, suites: [ladderSuite(duel)] });
  }
  const ladder = withRung(matmulLadder, tried);
  return defineExperiment({
    ...text,
    needsCeilings: true,
    exact: () => [...layerRows(), ...simulatedRows()],
    suites: [ladderSuite(ladder)],
    tables: [results => ladderTable(ladder, results)],
    figures: [ladderFigure],
  });
}

/** The name under which a measuring process asks for it. */
export { triedExperiment as experiment };
