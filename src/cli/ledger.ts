import { join } from 'node:path';
import type { Command } from 'commander';
import { loadExperiments } from '../experiment/load.js';
import { PUBLISHED } from '../experiment/places.js';
import { ledger } from '../reports/ledger.js';
import { examples } from './examples.js';
import { warnOfMismatches } from './mismatches.js';
import { jsonOption, outOption } from './options.js';
import { showLedger } from './show-ledger.js';
import { shownFindings } from './shown-findings.js';
import { print, printJson } from './terminal.js';

/** `ledger`: every claim with its verdicts, from the result files. */
export function declare(command: Command): void {
  command
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
