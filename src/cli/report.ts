import type { Command } from 'commander';
import { loadExperiments } from '../experiment/load.js';
import { examples } from './examples.js';
import { interruptible } from './interrupt.js';
import { warnOfMismatches } from './mismatches.js';
import { outOption } from './options.js';
import { expectPages, writePages } from './pages.js';
import { shownFindings } from './shown-findings.js';
import { print } from './terminal.js';

/** `report`: READMEs, pictures, ledger and HTML page again, from the result files alone. */
export function declare(command: Command): void {
  command
    .addOption(outOption())
    .addHelpText('after', examples('report', 'report --out my-results'))
    .action(async ({ out }: { out: string }) => {
      const all = await loadExperiments();
      const findings = await shownFindings(out, all);
      expectPages(out, all);
      warnOfMismatches(findings);
      const report = await interruptible(signal => writePages(out, findings, signal));
      if (report !== undefined) print(`report: ${report}`);
    });
}
