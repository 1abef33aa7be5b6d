import { join } from 'node:path';
import type { Command } from 'commander';
import { loadExperiments } from '../experiment/load.js';
import { ledger, ledgerOverview, verdictCounts } from '../reports/ledger.js';
import { readFindings } from './findings.js';
import { warnOfMismatches } from './mismatches.js';
import { examples, jsonOption, outOption } from './options.js';
import { print, printJson } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** `ledger`: every claim with its verdict, from the result files. */
export function addLedger(program: Command): void {
  program
    .command('ledger')
    .description('show every claim of every paper with its verdict here, from the result files')
    .addOption(outOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('ledger', 'ledger --json'))
    .action(async ({ out, json }: { out: string; json?: boolean }) => {
      const findings = await readFindings(out, await loadExperiments());
      warnOfMismatches(findings);
      const rows = ledger(findings);
      if (json) printJson(rows);
      else
        print(
          terminalTable(ledgerOverview(rows)),
          verdictCounts(rows),
          `with evidence: ${join(out, 'README.md')}`,
        );
    });
}
