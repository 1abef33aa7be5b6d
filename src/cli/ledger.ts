import { join } from 'node:path';
import type { Command } from 'commander';
import { loadExperiments } from '../experiment/load.js';
import { PUBLISHED } from '../experiment/places.js';
import { ledger } from '../reports/ledger.js';
import { warnOfMismatches } from './mismatches.js';
import { examples, jsonOption, outOption } from './options.js';
import { showLedger } from './show-ledger.js';
import { shownFindings } from './shown-findings.js';
import { print, printJson } from './terminal.js';

/** `ledger`: every claim with its verdicts, from the result files. */
export function addLedger(program: Command): void {
  program
    .command('ledger')
    .description('show every claim of every paper with its verdict here and in the published run')
    .addOption(outOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('ledger', 'ledger --json'))
    .action(async ({ out, json }: { out: string; json?: boolean }) => {
      const findings = await shownFindings(out, await loadExperiments());
      warnOfMismatches(findings);
      if (json) {
        printJson(ledger(findings));
        return;
      }
      showLedger(findings);
      const folder = findings.some(({ origin }) => origin === 'here') ? out : PUBLISHED;
      print(`with evidence: ${join(folder, 'README.md')}`);
    });
}
