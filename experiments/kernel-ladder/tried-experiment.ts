import type { Experiment } from '../../src/experiment/experiment.js';
import { ladderRows } from './exact.js';
import { ladderFigure } from './figures.js';
import { ladderSuite, ladders } from './ladders.js';
import { ladderTable } from './table.js';
import { triedRung } from './tried-kernel.js';

/** The experiment's id, and so the name of the file that exports it. */
export const TRIED_EXPERIMENT = 'tried-kernel';

/** The ladder of the matrix product with a reader's kernel among the rungs. */
export function triedExperiment({ code }: { readonly code: Uint8Array }): Experiment {
  const more = [triedRung(code)];
  const ladder = ladders.find(({ op }) => op === 'matmul')!;
  return {
    id: TRIED_EXPERIMENT,
    title: 'Your kernel on the ladder',
    question: 'Where does the kernel of the cell stand?',
    published: [],
    needsCeilings: true,
    exact: ladderRows,
    suites: () => [ladderSuite(ladder, more)],
    claims: [],
    tables: [results => ladderTable(ladder, results, more)],
    figures: [ladderFigure],
    analysis: '',
  };
}

/** The name under which a measuring process asks for it. */
export { triedExperiment as experiment };
