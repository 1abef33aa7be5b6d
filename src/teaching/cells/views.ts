import type { RunHeader } from '../../measure/results/rows.js';
import type { Figure } from '../../reports/figure.js';
import type { Finding } from '../../reports/finding.js';
import { ledger } from '../../reports/ledger.js';
import type { Table } from '../../reports/table.js';

/** Each claim with its verdict, the numbers behind it and the rule that decided. */
export function verdicts(finding: Finding): Table {
  return {
    title: `Verdicts: ${finding.experiment.title}`,
    columns: ['claim', 'platform', 'verdict', 'evidence', 'rule'].map(label => ({ label })),
    rows: ledger([finding]).map(row => [row.statement, row.platform, row.verdict, row.evidence, row.rule]),
    notes: [],
  };
}

/** The experiment's tables, with the paper's numbers beside those measured here. */
export function tables(finding: Finding): readonly Table[] {
  return finding.tables;
}

/** The experiment's figures; captions of those that show times say on which machine and when they were measured. */
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
 * @throws {Error} where there is none with this id; the message lists the known ones
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
