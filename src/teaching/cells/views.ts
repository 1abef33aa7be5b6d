import { expectFields } from '../../errors/arguments.js';
import { NOT_MEASURED } from '../../measure/judging/judge-claims.js';
import { analysisMarkdown } from '../../reports/analysis.js';
import type { Figure } from '../../reports/figure.js';
import type { Finding } from '../../reports/finding.js';
import { type LedgerRow, ledger, verdictIn } from '../../reports/ledger.js';
import { measuredOn } from '../../reports/measured-on.js';
import type { Table } from '../../reports/table.js';
import { runLines } from '../../reports/which-run.js';

/** @throws {InputError} where it is none, as before its cell has run */
function expectFinding(where: string, finding: unknown): void {
  expectFields(`${where}: finding`, finding, ['experiment', 'results'], 'a finding: what measure returned');
}

/**
 * Each claim with its verdict here, that of the published run where there is one, the numbers behind it and the rule
 * that decided; only on platforms that were measured, unless a claim was measured on none.
 */
export function verdicts(finding: Finding): Table {
  expectFinding('verdicts', finding);
  const run = finding.origin === 'published' ? 'published' : 'here';
  const all = ledger([finding]);
  const isMeasured = (row: LedgerRow) => verdictIn(row, run) !== NOT_MEASURED;
  const measured = new Set(all.filter(isMeasured).map(({ claim }) => claim));
  const rows = all.filter(row => isMeasured(row) || !measured.has(row.claim));
  const beside = finding.published ? ['published run'] : [];
  return {
    title: `Verdicts: ${finding.experiment.title}`,
    columns: ['claim', 'platform', 'verdict', ...beside, 'evidence', 'rule'].map(label => ({ label })),
    rows: rows.map(row => [
      row.statement,
      row.platform,
      verdictIn(row, run),
      ...beside.map(() => verdictIn(row, 'published')),
      row[run]?.evidence ?? null,
      row.rule,
    ]),
    notes: beside.length > 0 ? runLines(finding) : [],
  };
}

/**
 * The experiment's analysis, as Markdown. It was written for the published run: after a run of your own it begins
 * with that, and with the verdicts that are different here.
 */
export function analysis(finding: Finding): string {
  expectFinding('analysis', finding);
  return analysisMarkdown(finding);
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
