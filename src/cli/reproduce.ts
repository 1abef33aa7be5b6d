import type { Command } from 'commander';
import type { Experiment } from '../experiment/experiment.js';
import { loadExperiments } from '../experiment/load.js';
import { examples } from './examples.js';
import { interruptible } from './interrupt.js';
import { addMeasuringOptions, type MeasuringOptions } from './measuring-options.js';
import { warnOfMismatches } from './mismatches.js';
import { expectPages, writePages } from './pages.js';
import { hasFailedCases, openLines, runSelected } from './run-selected.js';
import { selectCases } from './selection.js';
import { showFinding } from './show-finding.js';
import { showLedger } from './show-ledger.js';
import { shownFindings } from './shown-findings.js';
import { print } from './terminal.js';

/** `reproduce`: all experiments, then the ledger of all claims. */
export function declare(command: Command): void {
  addMeasuringOptions(command)
    .option('--full', 'the complete tables of the papers; short for --profile full')
    .addHelpText(
      'after',
      examples(
        'reproduce',
        'reproduce --minutes 30',
        'reproduce --until-sure 30m',
        'reproduce --full',
        'reproduce --out my-results',
      ),
    )
    .action(async ({ full, ...options }: MeasuringOptions & { full?: boolean }) => {
      const selection = { ...options, profile: full ? 'full' : options.profile } as const;
      const all = await loadExperiments();
      expectPages(options.out, all);
      await interruptible(signal => reproduce(all, selection, signal));
    });
}

/** Measures, shows what was found, writes the pages, and ends with the ledger. */
async function reproduce(
  all: readonly Experiment[],
  options: MeasuringOptions,
  signal: AbortSignal,
): Promise<void> {
  const findings = await runSelected(selectCases(all, options), options, signal);
  for (const finding of findings) showFinding(finding);
  if (process.exitCode !== undefined) return;
  const shown = await shownFindings(options.out, all);
  warnOfMismatches(shown);
  const report = await writePages(options.out, shown, signal);
  if (report === undefined) return;
  print('');
  showLedger(shown);
  print('', ...openLines(findings, 'reproduce', options), `report: ${report}`);
  if (findings.some(hasFailedCases)) process.exitCode = 1;
}
