import { type Command, Option } from 'commander';
import { loadExperiments } from '../experiment/load.js';
import type { Profile } from '../measure/results/rows.js';
import type { PlaceName } from '../networks/platforms.js';
import { ledger, ledgerOverview, verdictCounts } from '../reports/ledger.js';
import { conduct, failedCases } from './conduct.js';
import { readFindings } from './findings.js';
import { interruptible } from './interrupt.js';
import { warnOfMismatches } from './mismatches.js';
import { examples, outOption, platformOption, profileOption, seedOption } from './options.js';
import { publish } from './publish.js';
import { selectCases } from './selection.js';
import { showFinding } from './show-finding.js';
import { print } from './terminal.js';
import { terminalTable } from './terminal-table.js';

interface ReproduceOptions {
  readonly full?: boolean;
  readonly profile: Profile;
  readonly platform?: readonly PlaceName[];
  readonly out: string;
  readonly seed: number;
}

/** `reproduce`: all experiments, then the ledger of all claims. */
export function addReproduce(program: Command): void {
  program
    .command('reproduce')
    .description('run all experiments and end with the ledger of all claims')
    .addOption(new Option('--full', 'the complete tables of the papers; short for --profile full'))
    .addOption(profileOption())
    .addOption(platformOption())
    .addOption(outOption())
    .addOption(seedOption())
    .addHelpText('after', examples('reproduce', 'reproduce --full', 'reproduce --out my-results'))
    .action(async ({ full, ...options }: ReproduceOptions) => {
      const selection = { ...options, profile: full ? 'full' : options.profile } as const;
      const all = await loadExperiments();
      const findings = await interruptible(signal =>
        conduct(selectCases(all, selection), { ...selection, signal, onFinding: showFinding }),
      );
      if (process.exitCode !== undefined) return;
      const published = await readFindings(options.out, all);
      warnOfMismatches(published);
      const report = await publish(options.out, published);
      const rows = ledger(published);
      print('', terminalTable(ledgerOverview(rows)), verdictCounts(rows), '', `report: ${report}`);
      if (findings.some(finding => failedCases(finding) > 0)) process.exitCode = 1;
    });
}
