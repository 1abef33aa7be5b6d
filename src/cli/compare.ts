import type { Command } from 'commander';
import { InputError, unknownName } from '../errors/input-error.js';
import { loadExperiments } from '../experiment/load.js';
import { placesOf } from '../experiment/places.js';
import { type ComparedRun, type Comparison, compareRuns, comparisonTables } from '../reports/comparison.js';
import { examples } from './examples.js';
import { evaluateRun, findRuns, isShownRun } from './find-runs.js';
import { jsonOption, outOption } from './options.js';
import { colours, print, printJson } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** `compare`: two runs by their ratios and verdicts, never by their times. */
export function declare(command: Command): void {
  command
    .argument(
      '<before>',
      'here or published (the runs that reports show), a run id (all its experiments), or a file <experiment>/timed/*.jsonl',
    )
    .argument('<after>', 'the same, of other runs')
    .addOption(outOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'compare published here',
        'compare 2026-01-31T10-00-00-laptop-4c-3f9a1c 2026-02-01T09-30-00-laptop-4c-07be52',
        'compare results/group-count/timed/a.jsonl my-results/group-count/timed/b.jsonl',
      ),
    )
    .action(async (before: string, after: string, { out, json }: { out: string; json?: boolean }) => {
      const comparisons = await compareNamed(before, after, out);
      if (json) printJson(comparisons);
      else for (const comparison of comparisons) show(comparison, [before, after]);
    });
}

/** @throws {InputError} where a run is not found, or the two share no experiment */
async function compareNamed(before: string, after: string, out: string): Promise<Comparison[]> {
  const experiments = await loadExperiments();
  const places = placesOf(out);
  const [earlier, later] = await Promise.all(
    [before, after].map(name => findRuns(name, places, experiments)),
  );
  const comparisons: Comparison[] = [];
  for (const run of earlier) {
    const id = run.header.experiment;
    const other = later.find(({ header }) => header.experiment === id);
    if (!other) continue;
    const experiment = experiments.find(one => one.id === id);
    if (!experiment)
      throw unknownName(
        'experiment',
        id,
        experiments.map(one => one.id),
      );
    const [a, b] = await Promise.all(
      [run, other].map(async (timed): Promise<ComparedRun> => {
        return { run: timed, finding: await evaluateRun(experiment, timed, places) };
      }),
    );
    comparisons.push(compareRuns(a, b));
  }
  if (comparisons.length > 0) return comparisons;
  const [of, but] = [earlier, later].map(runs => runs.map(run => run.header.experiment).join(', '));
  throw new InputError(`compare: ${before} is of ${of}, ${after} of ${but}, expected the same experiment`);
}

/** The words `here` and `published` stand in the headings, too; ids and files are too long for that. */
function show(comparison: Comparison, asked: readonly [before: string, after: string]): void {
  const { experiment, before, after, differences } = comparison;
  const [first, second] = asked.map(name => (isShownRun(name) ? name : undefined));
  const names = [first ?? 'before', second ?? 'after'] as const;
  print(colours.bold(experiment), `${names[0]}: run ${before}`, `${names[1]}: run ${after}`);
  for (const difference of differences) print(colours.yellow(`The runs differ in ${difference}`));
  print(...comparisonTables(comparison, names).map(table => terminalTable(table)), '');
}
