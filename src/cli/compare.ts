import { existsSync } from 'node:fs';
import { isAbsolute, sep } from 'node:path';
import type { Command } from 'commander';
import { InputError, unknownName } from '../errors.js';
import { evaluate } from '../experiment/evaluate.js';
import type { Experiment } from '../experiment/experiment.js';
import { loadExperiments } from '../experiment/load.js';
import { readExact } from '../measure/results/exact-csv.js';
import { resultsOf } from '../measure/results/results.js';
import type { TimedRun } from '../measure/results/rows.js';
import { listRuns, readRun, runPath } from '../measure/results/store.js';
import { type ComparedRun, type Comparison, compareRuns, comparisonTables } from '../reports/comparison.js';
import { examples, jsonOption, outOption } from './options.js';
import { colours, print, printJson } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** `compare`: two runs by their ratios and verdicts, never by their times. */
export function addCompare(program: Command): void {
  program
    .command('compare')
    .description(
      'compare two runs of the same experiments: ratios to the baseline with intervals, and verdicts',
    )
    .argument('<before>', 'a run id (all its experiments) or a file of results/<experiment>/timed/')
    .argument('<after>', 'the same, of another run')
    .addOption(outOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'compare 2026-01-31T10-00-00-laptop-4c-3f9a1c 2026-02-01T09-30-00-laptop-4c-07be52',
        'compare results/group-count/timed/a.jsonl my-results/group-count/timed/b.jsonl',
      ),
    )
    .action(async (before: string, after: string, { out, json }: { out: string; json?: boolean }) => {
      const comparisons = await compareNamed(before, after, out);
      if (json) printJson(comparisons);
      else comparisons.forEach(show);
    });
}

/** @throws {InputError} where a run is not found, or the two share no experiment */
async function compareNamed(before: string, after: string, out: string): Promise<Comparison[]> {
  const experiments = await loadExperiments();
  const [earlier, later] = await Promise.all([before, after].map(name => findRuns(name, out, experiments)));
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
    const exact = await readExact(out, id);
    const [a, b] = [run, other].map((timed): ComparedRun => {
      return { run: timed, finding: evaluate(experiment, resultsOf(experiment, exact, timed)) };
    });
    comparisons.push(compareRuns(a, b));
  }
  if (comparisons.length > 0) return comparisons;
  const [of, but] = [earlier, later].map(runs => runs.map(run => run.header.experiment).join(', '));
  throw new InputError(`compare: ${before} is of ${of}, ${after} of ${but}, expected the same experiment`);
}

/** The run in a file, or those of all experiments that have this run id. */
async function findRuns(name: string, out: string, experiments: readonly Experiment[]): Promise<TimedRun[]> {
  if (name.endsWith('.jsonl') || name.includes(sep) || isAbsolute(name)) return [await readRun(name)];
  const paths = experiments.map(({ id }) => runPath(out, id, name)).filter(existsSync);
  if (paths.length > 0) return Promise.all(paths.map(readRun));
  const known = await Promise.all(experiments.map(({ id }) => listRuns(out, id)));
  const ids = new Set(known.flat().map(path => path.replace(/^.*[\\/]/, '').replace(/\.jsonl$/, '')));
  throw unknownName('run', name, [...ids]);
}

function show(comparison: Comparison): void {
  for (const difference of comparison.differences) print(colours.yellow(`The runs differ in ${difference}`));
  print(...comparisonTables(comparison).map(table => terminalTable(table)), '');
}
