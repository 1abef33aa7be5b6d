import type { Finding } from '../reports/finding.js';
import {
  alikeVerdicts,
  countLines,
  type LedgerRow,
  ledger,
  type RunColumn,
  runColumns,
  runHeadings,
  verdictIn,
} from '../reports/ledger.js';
import { allRunLines } from '../reports/which-run.js';
import { colours, print, verdictColour } from './terminal.js';

/** Width of a verdict's column: that of the longest verdict, and two spaces. */
const VERDICT_WIDTH = 16;

/**
 * Prints the ledger: each claim, below it its verdict here and in the published run with the platforms that have
 * both; then which runs those are, and how many of each verdict there are.
 */
export function showLedger(findings: readonly Finding[]): void {
  const rows = ledger(findings);
  const runs = runColumns(rows);
  const headings = [...runHeadings(runs).map(({ label }) => label.padEnd(VERDICT_WIDTH)), 'platforms'].join(
    '',
  );
  for (const { experiment } of findings) {
    const own = rows.filter(row => row.experiment === experiment.id);
    print(colours.bold(`${experiment.id}: ${experiment.title}`), colours.dim(`  ${headings}`));
    for (const claim of new Set(own.map(row => row.claim))) {
      showClaim(
        own.filter(row => row.claim === claim),
        runs,
      );
    }
    print('');
  }
  print(...allRunLines(findings), ...countLines(rows));
}

function showClaim(rows: readonly LedgerRow[], runs: readonly RunColumn[]): void {
  const [{ statement, source }] = rows;
  print(`${statement} ${colours.dim(`(${source})`)}`);
  for (const { row, platforms } of alikeVerdicts(rows)) {
    const cells = runs.map(run => {
      const verdict = verdictIn(row, run);
      // Padded outside of the colour, whose codes have a length.
      return verdictColour(verdict) + ' '.repeat(VERDICT_WIDTH - verdict.length);
    });
    print(`  ${cells.join('')}${platforms.join(', ')}`);
  }
}
