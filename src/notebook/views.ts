import type { Results } from '../record/results.js';
import type { RunHeader } from '../record/rows.js';
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

/** The experiment's figures; the caption of those that show times says on which machine and when they were taken. */
export function figures({ experiment, results }: Finding): readonly Figure[] {
  const all = experiment.figures(results);
  if (!results.run) return all;
  const measured = measuredOn(results.run.header);
  const untimed = experiment.figures(withoutTimes(results)).map(figure => JSON.stringify(figure));
  return all.map(figure =>
    untimed.includes(JSON.stringify(figure))
      ? figure
      : { ...figure, caption: `${figure.caption} ${measured}` },
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

/** What is left of results where nothing was timed. */
function withoutTimes(results: Results): Results {
  return { ...results, run: undefined, platforms: [], suite: () => undefined, ceilings: () => [] };
}

/** `Measured on <processor>, <n> cores, Node <version>, <date>.` */
export function measuredOn({ machine, startedAt }: Pick<RunHeader, 'machine' | 'startedAt'>): string {
  const { cpu, cores, node, v8 } = machine;
  return `Measured on ${cpu}, ${cores} cores, Node ${node} (V8 ${v8}), ${startedAt.slice(0, 10)}.`;
}
