import type { Command } from 'commander';
import { loadExperiments } from '../experiment/load.js';
import { examples } from './examples.js';
import {
  caseOption,
  continueOption,
  jsonOption,
  minutesOption,
  outOption,
  platformOption,
  profileOption,
  seedOption,
} from './options.js';
import { writePages } from './pages.js';
import { hasFailedCases, openLine, runSelected } from './run-selected.js';
import { type Selection, selectNamed } from './selection.js';
import { findingValue, showFinding } from './show-finding.js';
import { shownFindings } from './shown-findings.js';
import { print, printJson } from './terminal.js';

interface RunVerbOptions extends Selection {
  readonly out: string;
  readonly json?: boolean;
  readonly minutes?: number;
  readonly continue?: boolean;
}

/** `run`: measures the experiments that are named. */
export function declare(command: Command): void {
  command
    .argument('<id...>', 'experiments, by their ids in list')
    .addOption(platformOption())
    .addOption(profileOption())
    .addOption(minutesOption())
    .addOption(continueOption())
    .addOption(caseOption('only this case with its baseline'))
    .addOption(outOption())
    .addOption(seedOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'run flops-vs-mac',
        'run flops-vs-mac group-count --platform typescript --profile full',
        'run flops-vs-mac --case gpu-x1/1:6 --out my-results',
      ),
    )
    .action(async (ids: string[], options: RunVerbOptions) => {
      const all = await loadExperiments();
      const selected = selectNamed(ids, all, options);
      const findings = await runSelected(selected, options);
      if (options.json) printJson(findings.map(findingValue));
      else for (const finding of findings) showFinding(finding);
      if (process.exitCode !== undefined) return;
      const report = await writePages(options.out, await shownFindings(options.out, all));
      if (!options.json) print('', ...openLine(findings, `run ${ids.join(' ')}`), `report: ${report}`);
      if (findings.some(hasFailedCases)) process.exitCode = 1;
    });
}
