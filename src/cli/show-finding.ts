import { NOT_MEASURED } from '../measure/judging/judge-claims.js';
import type { Finding } from '../reports/finding.js';
import { ledger } from '../reports/ledger.js';
import { measurementTables } from '../reports/measurements.js';
import { isJudged, type VerdictPair, verdictPairs } from '../reports/verdict-pairs.js';
import { runLines } from '../reports/which-run.js';
import { colours, print, verdictColour } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** Prints which run it is, an experiment's tables, its verdicts here and in the published run, and what to know of it. */
export function showFinding(finding: Finding): void {
  const { experiment, results } = finding;
  print('', colours.bold(`${experiment.id}: ${experiment.title}`), experiment.question, '');
  for (const line of runLines(finding)) print(colours.dim(line));
  for (const line of finding.notices) print(colours.yellow(line));
  const { run } = results;
  const whole = !run || (run.footer.status === 'complete' && run.header.selection !== 'cases');
  // A part of the cases does not fill the tables of paper beside here.
  for (const table of whole ? finding.tables : measurementTables(results, finding.published?.results)) {
    print(terminalTable(table), '');
  }
  const pairs = verdictPairs(finding);
  for (const { claim } of finding.claims) {
    print(`${claim.statement} ${colours.dim(`(${claim.source})`)}`);
    for (const pair of pairs) if (pair.claim === claim) print(verdictLine(pair));
  }
}

/** `  not here (wasm, published: reproduced): <evidence>`, and below it what would decide an open verdict. */
function verdictLine({ platform, here, published }: VerdictPair): string {
  const beside = isJudged(published) ? `, published: ${verdictColour(published.verdict)}` : '';
  const evidence = here?.judgement ? colours.dim(`: ${here.judgement.evidence}`) : '';
  const more = here?.judgement?.toDecide;
  const hint = more ? `\n    ${colours.dim(`to decide it: ${more}`)}` : '';
  return `  ${verdictColour(here?.verdict ?? NOT_MEASURED)} (${platform}${beside})${evidence}${hint}`;
}

/** The same content as a value for JSON. */
export function findingValue(finding: Finding): unknown {
  const { experiment, results, published } = finding;
  return {
    experiment: experiment.id,
    run: results.run?.header.run ?? null,
    publishedRun: published?.results.run?.header.run ?? null,
    status: results.run?.footer.status ?? null,
    notices: finding.notices,
    verdicts: ledger([finding]),
    measurements: measurementTables(results, published?.results),
  };
}
