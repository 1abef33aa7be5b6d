import type { Finding } from '../reports/finding.js';
import { ledger } from '../reports/ledger.js';
import { measurementTables } from '../reports/measurements.js';
import { colours, print, verdictColour } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** Prints an experiment's tables, verdicts and what a reader has to know about the run. */
export function showFinding(finding: Finding): void {
  const { experiment, results } = finding;
  print('', colours.bold(`${experiment.id}: ${experiment.title}`), experiment.question, '');
  for (const line of finding.notices) print(colours.yellow(line));
  const { run } = results;
  const whole = !run || (run.footer.status === 'complete' && run.header.selection !== 'cases');
  // A part of the cases does not fill the tables of paper beside here.
  for (const table of whole ? finding.tables : measurementTables(results)) {
    print(terminalTable(table), '');
  }
  for (const { claim, verdicts } of finding.claims) {
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
    notices: finding.notices,
    verdicts: ledger([finding]),
    measurements: measurementTables(results),
  };
}
