import { evaluate } from '../../src/experiment/evaluate.js';
import { loadExperiments } from '../../src/experiment/load.js';
import { readExact } from '../../src/measure/results/exact-csv.js';
import { resultsOf } from '../../src/measure/results/results.js';
import { latestRun } from '../../src/measure/results/store.js';
import type { Figure } from '../../src/reports/figure.js';
import { projectFile } from '../../src/teaching/cells/project-file.js';

/** A figure of an experiment, as the committed results draw it. */
export interface CommittedFigure {
  /** `<experiment>/<figure>` */
  readonly name: string;
  readonly figure: Figure;
}

/** Every figure of every experiment. */
export async function committedFigures(): Promise<CommittedFigure[]> {
  const results = projectFile('results');
  const found: CommittedFigure[] = [];
  for (const experiment of await loadExperiments()) {
    const exact = await readExact(results, experiment.id);
    const run = await latestRun(results, experiment.id);
    for (const figure of evaluate(experiment, resultsOf(experiment, exact, run)).figures) {
      found.push({ name: `${experiment.id}/${figure.id}`, figure });
    }
  }
  return found;
}
