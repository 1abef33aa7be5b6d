import { type Command, Option } from 'commander';
import { loadExperiments } from '../experiment/load.js';
import type { Profile } from '../measure/results/rows.js';
import type { PlaceName } from '../networks/platforms.js';
import { examples } from './examples.js';
import { warnOfMismatches } from './mismatches.js';
import {
  continueOption,
  minutesOption,
  outOption,
  platformOption,
  profileOption,
  seedOption,
} from './options.js';
import { writePages } from './pages.js';
import { hasFailedCases, openLine, runSelected } from './run-selected.js';
import { selectCases } from './selection.js';
import { showFinding } from './show-finding.js';
import { showLedger } from './show-ledger.js';
import { shownFindings } from './shown-findings.js';
import { print } from './terminal.js';

interface ReproduceOptions {
  readonly full?: boolean;
  readonly profile: Profile;
  readonly platform?: readonly PlaceName[];
  readonly out: string;
  readonly seed: number;
  readonly minutes?: number;
  readonly continue?: boolean;
}

/** `reproduce`: all experiments, then the ledger of all claims. */
export function declare(command: Command): void {
  command
    .addOption(new Option('--full', 'the complete tables of the papers; short for --profile full'))
    .addOption(profileOption())
    .addOption(minutesOption())
    .addOption(continueOption())
    .addOption(platformOption())
    .addOption(outOption())
    .addOption(seedOption())
    .addHelpText(
      'after',
      examples('reproduce', 'reproduce --minutes 15', 'reproduce --full', 'reproduce --out my-results'),
    )
    .action(async ({ full, ...options }: ReproduceOptions) => {
      const selection = { ...options, profile: full ? 'full' : options.profile } as const;
      const all = await loadExperiments();
      const findings = await runSelected(selectCases(all, selection), selection);
      for (const finding of findings) showFinding(finding);
      if (process.exitCode !== undefined) return;
      const shown = await shownFindings(options.out, all);
      warnOfMismatches(shown);
      const report = await writePages(options.out, shown);
      print('');
      showLedger(shown);
      print('', ...openLine(findings, 'reproduce'), `report: ${report}`);
      if (findings.some(hasFailedCases)) process.exitCode = 1;
    });
}
