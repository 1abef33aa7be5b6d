import { publishedFindings } from '../../src/experiment/findings.js';
import { loadExperiments } from '../../src/experiment/load.js';
import { PUBLISHED } from '../../src/experiment/places.js';
import type { Figure } from '../../src/reports/figure.js';

/** A figure of an experiment, as the committed results draw it. */
export interface CommittedFigure {
  /** `<experiment>/<figure>` */
  readonly name: string;
  readonly figure: Figure;
}

/** Every figure of every experiment that is published. */
export async function committedFigures(): Promise<CommittedFigure[]> {
  const findings = await publishedFindings(PUBLISHED, await loadExperiments());
  return findings.flatMap(({ experiment, figures }) =>
    figures.map(figure => ({ name: `${experiment.id}/${figure.id}`, figure })),
  );
}
