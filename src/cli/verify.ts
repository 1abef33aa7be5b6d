import type { Command } from 'commander';
import { loadExperiments, sourceOf } from '../experiment/load.js';
import type { CheckedCase } from '../measure/messages.js';
import { verifyExperiment } from '../measure/verify.js';
import { formatPlural } from '../reports/format.js';
import { examples } from './examples.js';
import { interruptible } from './interrupt.js';
import { caseOption, jsonOption, platformOption, profileOption, seedOption } from './options.js';
import { startProgress } from './progress.js';
import { type SelectedExperiment, type Selection, selectCases, selectNamed } from './selection.js';
import { colours, print, printJson, warn } from './terminal.js';

type VerifiedCase = CheckedCase & { readonly experiment: string };

interface VerifyVerbOptions extends Selection {
  readonly json?: boolean;
}

/** `verify`: each case once against the reference, without a clock. */
export function declare(command: Command): void {
  command
    .argument('[id...]', 'experiments; all where none is named')
    .addOption(platformOption())
    .addOption(profileOption())
    .addOption(caseOption('only this case'))
    .addOption(seedOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('verify', 'verify group-count --platform typescript', 'verify --json'))
    .action(async (ids: string[], options: VerifyVerbOptions) => {
      const all = await loadExperiments();
      const selected = ids.length > 0 ? selectNamed(ids, all, options) : selectCases(all, options);
      const cases = await interruptible(signal => verify(selected, options, signal));
      if (options.json) printJson(cases);
      else show(cases);
      if (cases.some(one => !one.passed)) process.exitCode ??= 1;
    });
}

async function verify(
  selected: readonly SelectedExperiment[],
  { profile, platform: platforms, seed }: Selection,
  signal: AbortSignal,
): Promise<VerifiedCase[]> {
  const verified: VerifiedCase[] = [];
  const progress = startProgress();
  try {
    for (const [i, { experiment, cases }] of selected.entries()) {
      if (signal.aborted) break;
      const checked = verifyExperiment(experiment, {
        ...{ source: sourceOf(experiment.id), profile, platforms, cases, seed, signal },
        onProgress({ suite, platform, fraction }) {
          progress.update(`${experiment.id} ${suite} ${platform}`, (i + fraction) / selected.length);
        },
      });
      for await (const one of checked) verified.push({ experiment: experiment.id, ...one });
    }
  } finally {
    progress.clear();
  }
  if (signal.aborted) {
    warn('interrupted, the other cases were not verified');
  }
  return verified;
}

/** A line for each suite and platform, and one for each case that failed. */
function show(cases: readonly VerifiedCase[]): void {
  const groups = new Map<string, VerifiedCase[]>();
  for (const one of cases) {
    const key = `${one.experiment}: ${one.suite} on ${one.platform}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  for (const [name, members] of groups) {
    const failed = members.filter(one => !one.passed);
    const passed = formatPlural(members.length - failed.length, 'case');
    print(
      `${failed.length === 0 ? colours.green('passed') : colours.red('failed')} ${name}: ${passed} equal to the reference`,
    );
    for (const { arm, error } of failed) print(`  ${arm}: ${error}`);
  }
  const failures = cases.filter(one => !one.passed).length;
  print(`${formatPlural(cases.length, 'case')}, ${failures} failed`);
}
