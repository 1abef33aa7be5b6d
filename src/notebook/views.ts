import type { Figure } from '../report/figure.js';
import type { Finding } from '../report/finding.js';
import { ledger } from '../report/ledger.js';
import type { Table } from '../report/table.js';

/** Each claim with its verdict, the numbers behind it and the rule that decided. */
export function verdicts(finding: Finding): Table {
  return {
    title: `Verdicts: ${finding.experiment.title}`,
    columns: ['claim', 'platform', 'verdict', 'evidence', 'rule'].map(label => ({ label })),
    rows: ledger([finding]).map(row => [row.statement, row.platform, row.verdict, row.evidence, row.rule]),
    notes: [],
  };
}

/** The experiment's tables, paper beside here. */
export function tables({ experiment, results }: Finding): readonly Table[] {
  return experiment.tables(results);
}

/** The experiment's figures. */
export function figures({ experiment, results }: Finding): readonly Figure[] {
  return experiment.figures(results);
}

/**
 * One of the experiment's figures.
 *
 * @throws {Error} where there is none of this id, with those there are
 */
export function figure(finding: Finding, id: string): Figure {
  const all = figures(finding);
  const found = all.find(candidate => candidate.id === id);
  if (!found) throw new Error(`figure: id is ${id}, expected one of ${all.map(each => each.id).join(', ')}`);
  return found;
}
