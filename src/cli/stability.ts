import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { evaluate } from '../experiment/evaluate.js';
import type { Experiment } from '../experiment/experiment.js';
import { readResults } from '../experiment/findings.js';
import { loadExperiments } from '../experiment/load.js';
import { HERE, PUBLISHED } from '../experiment/places.js';
import { startNoise } from '../measure/noisy-neighbour.js';
import { writeText } from '../measure/results/files.js';
import type { Finding } from '../reports/finding.js';
import { runTable } from '../reports/machine-table.js';
import { tableToMarkdown } from '../reports/markdown.js';
import { stabilityFigure, stabilityOf, stabilityTable } from '../reports/stability.js';
import { figureToSvg } from '../reports/svg.js';
import { examples } from './examples.js';
import { interruptible } from './interrupt.js';
import { minutesOption } from './measuring-options.js';
import { integerOf, numberOf, seedOption } from './options.js';
import { runSelected } from './run-selected.js';
import { print } from './terminal.js';
import { terminalTable } from './terminal-table.js';

interface StabilityOptions {
  readonly runs: number;
  readonly disturb?: number;
  readonly minutes?: number;
  readonly seed: number;
  readonly publish?: boolean;
}

/** How busy the neighbour is where no share is given. */
const BUSY = 0.4;

/** `stability`: the same experiments several times, and how well the runs agree. */
export function declare(command: Command): void {
  command
    .addOption(
      new Option('--runs <number>', 'how many runs').default(10).argParser(integerOf('--runs', 1, 100)),
    )
    .addOption(
      new Option(
        '--disturb [share]',
        `with a neighbour that is busy for this share of the time; ${BUSY} if none is given`,
      )
        .preset(String(BUSY))
        .argParser(numberOf('--disturb', 0.01, 0.95)),
    )
    .addOption(minutesOption())
    .addOption(seedOption())
    .addOption(new Option('--publish', 'keep table and figure in the published results'))
    .addHelpText(
      'after',
      examples('stability', 'stability --runs 3 --disturb', 'stability --runs 10 --publish'),
    )
    .action(async (options: StabilityOptions) => {
      const experiments = await loadExperiments();
      await interruptible(signal => runAgain(experiments, options, signal));
    });
}

/** The same run again and again, each time with the page of all until then; an abort ends it. */
async function runAgain(
  experiments: readonly Experiment[],
  { runs, disturb, minutes, seed, publish }: StabilityOptions,
  signal: AbortSignal,
): Promise<void> {
  const name = disturb === undefined ? 'quiet' : 'disturbed';
  const folder = join(HERE, 'stability', name);
  const findings: Finding[][] = [];
  for (let run = 1; run <= runs; run++) {
    const out = join(folder, String(run));
    print(`run ${run} of ${runs}`);
    const stop = disturb === undefined ? undefined : startNoise({ busy: disturb });
    try {
      const selected = experiments.map(experiment => ({ experiment, cases: undefined }));
      await runSelected(selected, { profile: 'quick', out, minutes, seed }, signal);
    } finally {
      await stop?.();
    }
    if (process.exitCode !== undefined) return;
    const of: Finding[] = [];
    for (const experiment of experiments) {
      const results = await readResults(experiment, out);
      if (results) of.push(evaluate(experiment, results));
    }
    findings.push(of);
    const stability = stabilityOf(findings);
    const table = stabilityTable(stability);
    print(terminalTable(table), '');
    const figure = stabilityFigure(stability);
    const header = findings[0].find(({ results }) => results.run)?.results.run?.header;
    const place = publish && run === runs ? join(PUBLISHED, 'stability') : folder;
    const { width = 900, height = 500 } = figure.layout;
    await writeText(join(place, `${name}.svg`), await figureToSvg(figure, { width, height }), 'anything');
    const page = [
      `# Stability of the verdicts, ${name}`,
      `![${figure.title}](${name}.svg)`,
      figure.caption,
      tableToMarkdown(table),
      ...(header ? [tableToMarkdown(runTable(header))] : []),
    ];
    await writeText(join(place, `${name}.md`), `${page.join('\n\n')}\n`, 'anything');
  }
}
