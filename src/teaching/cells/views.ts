import { expectFields } from '../../arguments.js';
import type { Figure } from '../../reports/figure.js';
import type { Finding } from '../../reports/finding.js';
import { ledger } from '../../reports/ledger.js';
import { measuredOn } from '../../reports/measured-on.js';
import type { Table } from '../../reports/table.js';

/** @throws {InputError} where it is none, as before its cell has run */
function expectFinding(where: string, finding: unknown): void {
  expectFields(`${where}: finding`, finding, ['experiment', 'results'], 'a finding: what measure returned');
}

/** Each claim with its verdict, the numbers behind it and the rule that decided. */
export function verdicts(finding: Finding): Table {
  expectFinding('verdicts', finding);
  return {
    title: `Verdicts: ${finding.experiment.title}`,
    columns: ['claim', 'platform', 'verdict', 'evidence', 'rule'].map(label => ({ label })),
    rows: ledger([finding]).map(row => [row.statement, row.platform, row.verdict, row.evidence, row.rule]),
    notes: [],
  };
}

/** The experiment's tables, with the paper's numbers beside those measured here. */
export function tables(finding: Finding): readonly Table[] {
  expectFinding('tables', finding);
  return finding.tables;
}

/** The experiment's figures; captions of those that show times say on which machine and when they were measured. */
export function figures(finding: Finding): readonly Figure[] {
  expectFinding('figures', finding);
  const { figures: all, results } = finding;
  if (!results.run) return all;
  const measured = measuredOn(results.run.header);
  return all.map(figure =>
    figure.measured ? { ...figure, caption: `${figure.caption} ${measured}` } : figure,
  );
}

/**
 * One of the experiment's figures.
 *
 * @throws {Error} where there is none with this id; the message lists the known ones
 */
export function figure(finding: Finding, id: string): Figure {
  expectFinding('figure', finding);
  const all = figures(finding);
  const found = all.find(candidate => candidate.id === id);
  if (!found) throw new Error(`figure: id is ${id}, expected one of ${all.map(each => each.id).join(', ')}`);
  return found;
}
