import { loadExperiments } from '../../src/experiments.js';
import { projectFile } from '../../src/notebook/project-file.js';
import { readExact } from '../../src/record/exact-csv.js';
import { resultsOf } from '../../src/record/results.js';
import { latestRun } from '../../src/record/store.js';
import type { Figure } from '../../src/report/figure.js';

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
    for (const figure of experiment.figures(resultsOf(experiment, exact, run))) {
      found.push({ name: `${experiment.id}/${figure.id}`, figure });
    }
  }
  return found;
}
