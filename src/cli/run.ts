import type { Command } from 'commander';
import type { Experiment } from '../experiment/experiment.js';
import { loadExperiments } from '../experiment/load.js';
import { examples } from './examples.js';
import { interruptible } from './interrupt.js';
import { addMeasuringOptions, type MeasuringOptions } from './measuring-options.js';
import { caseOption, jsonOption } from './options.js';
import { expectPages, writePages } from './pages.js';
import { hasFailedCases, openLines, runSelected } from './run-selected.js';
import { type SelectedExperiment, selectNamed } from './selection.js';
import { findingValue, showFinding } from './show-finding.js';
import { shownFindings } from './shown-findings.js';
import { print, printJson } from './terminal.js';

/** `run`: measures the experiments that are named. */
export function declare(command: Command): void {
  addMeasuringOptions(command)
    .argument('<id...>', 'experiments, by their ids in list')
    .addOption(caseOption('only this case with its baseline'))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'run flops-vs-mac',
        'run flops-vs-mac group-count --platform typescript --profile full',
        'run flops-vs-mac --until-sure 10m',
        'run flops-vs-mac --case gpu-x1/1:6 --out my-results',
      ),
    )
    .action(async (ids: string[], options: RunOptions) => {
      const all = await loadExperiments();
      const selected = selectNamed(ids, all, options);
      expectPages(options.out, all);
      await interruptible(signal => run(ids, { all, selected }, options, signal));
    });
}

type RunOptions = MeasuringOptions & { readonly json?: boolean };

interface Experiments {
  readonly all: readonly Experiment[];
  readonly selected: readonly SelectedExperiment[];
}

/** Measures, shows what was found, and writes the pages. */
async function run(
  ids: readonly string[],
  { all, selected }: Experiments,
  options: RunOptions,
  signal: AbortSignal,
): Promise<void> {
  const findings = await runSelected(selected, options, signal);
  if (options.json) printJson(findings.map(findingValue));
  else for (const finding of findings) showFinding(finding);
  if (process.exitCode !== undefined) return;
  const report = await writePages(options.out, await shownFindings(options.out, all), signal);
  if (report === undefined) return;
  if (!options.json) {
    print('', ...openLines(findings, `run ${ids.join(' ')}`, options), `report: ${report}`);
  }
  if (findings.some(hasFailedCases)) process.exitCode = 1;
}
