import type { Command } from 'commander';
import { InputError } from '../errors/input-error.js';
import { loadExperiments, sourceOf } from '../experiment/load.js';
import { verifyGraph } from '../measure/graphs/verify-graph.js';
import type { CheckedCase } from '../measure/messages.js';
import { verifyExperiment } from '../measure/verify.js';
import type { Graph } from '../networks/graph/graph.js';
import { formatPlural } from '../reports/format.js';
import { examples } from './examples.js';
import { interruptible } from './interrupt.js';
import {
  expectKnown,
  expectShapesUsed,
  isFile,
  networkOf,
  type Shapes,
  shapeOption,
  warnOf,
} from './network.js';
import { caseOption, jsonOption, platformOption, profileOption, seedOption } from './options.js';
import { startProgress } from './progress.js';
import { type SelectedExperiment, type Selection, selectCases, selectNamed } from './selection.js';
import { colours, print, printJson, warn } from './terminal.js';

type VerifiedCase = CheckedCase & { readonly experiment: string };

interface VerifyVerbOptions extends Selection {
  readonly shape?: Shapes;
  readonly json?: boolean;
}

/** `verify`: each case once against the reference, without a clock. */
export function declare(command: Command): void {
  command
    .argument(
      '[id...]',
      'experiments, or ONNX files: paths that end in .onnx; all experiments where none is named',
    )
    .addOption(platformOption())
    .addOption(profileOption())
    .addOption(caseOption('only this case'))
    .addOption(seedOption())
    .addOption(shapeOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('verify', 'verify group-count --platform typescript', 'verify model.onnx', 'verify --json'),
    )
    .action(async (ids: string[], options: VerifyVerbOptions) => {
      expectShapesUsed(ids, options);
      const files = ids.filter(isFile);
      if (files.length > 0 && options.case) {
        throw new InputError(`--case: got one with ${files[0]}, expected it with experiments`);
      }
      const networks = files.map(file => networkGraph(file, options));
      const experiments = ids.filter(id => !isFile(id));
      const all = files.length > 0 && experiments.length === 0 ? [] : await loadExperiments();
      const selected = ids.length > 0 ? selectNamed(experiments, all, options) : selectCases(all, options);
      const cases = await interruptible(signal => verify(selected, networks, options, signal));
      if (options.json) printJson(cases);
      else show(cases);
      if (cases.some(one => !one.passed)) process.exitCode ??= 1;
    });
}

/** The network of a file, which has to be known. */
function networkGraph(file: string, { shape }: VerifyVerbOptions): Graph {
  const network = networkOf(file, { shape });
  expectKnown(network);
  warnOf(network);
  return network.graph;
}

async function verify(
  selected: readonly SelectedExperiment[],
  networks: readonly Graph[],
  { profile, platform: platforms, seed }: Selection,
  signal: AbortSignal,
): Promise<VerifiedCase[]> {
  const verified: VerifiedCase[] = [];
  const total = selected.length + networks.length;
  const progress = startProgress();
  try {
    for (const [i, { experiment, cases }] of selected.entries()) {
      if (signal.aborted) break;
      const checked = verifyExperiment(experiment, {
        ...{ source: sourceOf(experiment.id), profile, platforms, cases, seed, signal },
        onProgress({ suite, platform, fraction }) {
          progress.update(`${experiment.id} ${suite} ${platform}`, (i + fraction) / total);
        },
      });
      for await (const one of checked) verified.push({ experiment: experiment.id, ...one });
    }
    for (const [i, graph] of networks.entries()) {
      const checked = verifyGraph(graph, {
        ...{ platforms, seed, signal },
        onProgress({ platform, fraction }) {
          progress.update(`${graph.name} ${platform}`, (selected.length + i + fraction) / total);
        },
      });
      for await (const one of checked) verified.push({ experiment: graph.name, ...one });
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
