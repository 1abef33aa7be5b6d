import type { Command } from 'commander';
import { loadExperiments } from '../experiment/load.js';
import { examples } from './examples.js';
import { warnOfMismatches } from './mismatches.js';
import { outOption } from './options.js';
import { writePages } from './pages.js';
import { shownFindings } from './shown-findings.js';
import { print } from './terminal.js';

/** `report`: READMEs, pictures, ledger and HTML page again, from the result files alone. */
export function declare(command: Command): void {
  command
    .addOption(outOption())
    .addHelpText('after', examples('report', 'report --out my-results'))
    .action(async ({ out }: { out: string }) => {
      const findings = await shownFindings(out, await loadExperiments());
      warnOfMismatches(findings);
      print(`report: ${await writePages(out, findings)}`);
    });
}
