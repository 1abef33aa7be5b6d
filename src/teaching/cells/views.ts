import { NOT_MEASURED } from '../../measure/judging/judge-claims.js';
import type { RunHeader } from '../../measure/results/rows.js';
import { analysisMarkdown } from '../../reports/analysis.js';
import type { Figure } from '../../reports/figure.js';
import type { Finding } from '../../reports/finding.js';
import { type LedgerRow, ledger, verdictIn } from '../../reports/ledger.js';
import type { Table } from '../../reports/table.js';
import { runLines } from '../../reports/which-run.js';

/**
 * Each claim with its verdict here, that of the published run where there is one, the numbers behind it and the rule
 * that decided; only on platforms that were measured, unless a claim was measured on none.
 */
export function verdicts(finding: Finding): Table {
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
  return analysisMarkdown(finding);
}

/** The experiment's tables, paper beside here. */
export function tables(finding: Finding): readonly Table[] {
  return finding.tables;
}

/** The experiment's figures; the caption of those that show times says on which machine and when they were taken. */
export function figures({ figures: all, results }: Finding): readonly Figure[] {
  if (!results.run) return all;
  const measured = measuredOn(results.run.header);
  return all.map(figure =>
    figure.measured ? { ...figure, caption: `${figure.caption} ${measured}` } : figure,
  );
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

/** `Measured on <processor>, <n> cores, Node <version>, <date>.` */
export function measuredOn({ machine, startedAt }: Pick<RunHeader, 'machine' | 'startedAt'>): string {
  const { cpu, cores, node, v8 } = machine;
  return `Measured on ${cpu}, ${cores} cores, Node ${node} (V8 ${v8}), ${startedAt.slice(0, 10)}.`;
}
