import { type Finding, judgeClaims } from '../report/finding.js';
import { ledger } from '../report/ledger.js';
import { measurementTables } from '../report/measurements.js';
import { notices } from '../report/notices.js';
import { colours, print, verdictColour } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** Prints an experiment's tables, verdicts and what a reader has to know about the run. */
export function showFinding(finding: Finding): void {
  const { experiment, results } = finding;
  print('', colours.bold(`${experiment.id}: ${experiment.title}`), experiment.question, '');
  for (const line of notices(finding)) print(colours.yellow(line));
  const { run } = results;
  const whole = !run || (run.footer.status === 'complete' && run.header.selection !== 'cases');
  // A part of the cases does not fill the tables of paper beside here.
  for (const table of whole ? experiment.tables(results) : measurementTables(results)) {
    print(terminalTable(table), '');
  }
  for (const { claim, verdicts } of judgeClaims(finding)) {
    print(`${claim.statement} ${colours.dim(`(${claim.source})`)}`);
    for (const { platform, verdict, judgement } of verdicts) {
      print(
        `  ${verdictColour(verdict)} (${platform})${judgement ? colours.dim(`: ${judgement.evidence}`) : ''}`,
      );
    }
  }
}

/** The same content as a value for JSON. */
export function findingValue(finding: Finding): unknown {
  const { experiment, results } = finding;
  return {
    experiment: experiment.id,
    run: results.run?.header.run ?? null,
    status: results.run?.footer.status ?? null,
    notices: notices(finding),
    verdicts: ledger([finding]),
    measurements: measurementTables(results),
  };
}
