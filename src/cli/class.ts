import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Command } from 'commander';
import { InputError } from '../errors/input-error.js';
import type { Experiment } from '../experiment/experiment.js';
import { loadExperiments } from '../experiment/load.js';
import { PUBLISHED } from '../experiment/places.js';
import { exactPath, readExact } from '../measure/results/exact-csv.js';
import { expectPlace, isSameFile, isStdout, writeText } from '../measure/results/files.js';
import type { ExactRow } from '../measure/results/rows.js';
import { formatPlural } from '../reports/format.js';
import { classResults } from '../teaching/class/class-results.js';
import { findRunFiles, type SkippedFile } from '../teaching/class/files.js';
import type { KnownExperiment } from '../teaching/class/judged-run.js';
import { classPage } from '../teaching/class/page.js';
import { type HandedIn, readClass } from '../teaching/class/read-class.js';
import { classValue, heldTable } from '../teaching/class/tables.js';
import { called } from './called.js';
import { examples } from './examples.js';
import { FORCE, forceOption, jsonOption } from './options.js';
import { startProgress } from './progress.js';
import { colours, print, printJson, warn } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** A large folder takes minutes: that it is read is said before one wonders. */
const FIRST_LINE_MS = 1500;

interface ClassOptions {
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `class`: the results of many machines on one page. */
export function declare(command: Command): void {
  command
    .argument('<folder>', 'all *.jsonl files in it, best in one folder a student')
    .option('-o, --out <file>', 'the page (default: class.html in the folder, in place of the last one)')
    .addOption(forceOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('class hand-ins', 'class hand-ins --out week-3.html'))
    .action(async (folder: string, { out: named, force, json }: ClassOptions) => {
      if (named === '') throw new InputError('--out: got "", expected a file');
      const out = named ?? join(folder, 'class.html');
      const over = force ? 'anything' : named === undefined ? 'ours' : 'nothing';
      await refuseInput(folder, out);
      expectPlace(out, over, FORCE);
      const toStdout = isStdout(out);
      if (json && toStdout) throw new InputError(`--out ${out}: is where --json goes, expected a file`);
      const handedIn = await readFolder(folder);
      const { runs, skipped, peerFiles } = handedIn;
      warnOfSkipped(folder, skipped);
      if (runs.length === 0) {
        throw new InputError(
          `${folder}: no timed run among ${formatPlural(skipped.length + peerFiles, 'file')}, ` +
            `expected *.jsonl files of ${called()} run`,
        );
      }
      if (skipped.length > 0) process.exitCode = 2;
      const results = classResults(runs);
      const bundle = createRequire(import.meta.url).resolve('plotly.js-cartesian-dist-min');
      const page = classPage(results, skipped, await readFile(bundle, 'utf8'));
      await writeText(out, page, over);
      if (json) {
        printJson({
          machines: results.machines,
          experiments: classValue(results.sections),
          skipped,
          page: out,
        });
        return;
      }
      if (toStdout) return;
      for (const section of results.sections) {
        if (section.counted.length > 0) print(terminalTable(heldTable(section)), '');
      }
      print(summaryOf(handedIn, results.machines.length), `page: ${colours.bold(out)}`);
    });
}

/**
 * @throws {InputError} where the page would take the place of a hand-in, whatever its path is spelled like, or where
 *   there is no folder that can be read
 */
async function refuseInput(folder: string, out: string): Promise<void> {
  const { files } = await findRunFiles(folder);
  const handIn = files.find(({ path }) => isSameFile(path, out));
  if (!handIn) return;
  throw new InputError(`--out ${out}: is ${handIn.path}, which was handed in, expected another file`);
}

/** @throws {InputError} where it is no folder that can be read */
async function readFolder(folder: string): Promise<HandedIn> {
  const progress = startProgress({ firstLineMs: FIRST_LINE_MS });
  try {
    return await readClass(folder, await knownExperiments(), (name, share) => progress.update(name, share));
  } finally {
    progress.clear();
  }
}

/** With the exact numbers of this clone, which are the same on every machine. */
async function knownExperiments(): Promise<KnownExperiment[]> {
  return Promise.all((await loadExperiments()).map(withExact));
}

/** Those of an experiment that is not published are computed when a run of it asks for them. */
async function withExact(experiment: Experiment): Promise<KnownExperiment> {
  if (existsSync(exactPath(PUBLISHED, experiment.id))) {
    return { experiment, exact: await readExact(PUBLISHED, experiment.id) };
  }
  let computed: readonly ExactRow[] | undefined;
  return {
    experiment,
    get exact() {
      computed ??= experiment.exact();
      return computed;
    },
  };
}

/** A line for each file on stderr. */
function warnOfSkipped(folder: string, skipped: readonly SkippedFile[]): void {
  for (const { name, reason } of skipped) {
    warn(`skipped ${join(folder, name)}: ${reason}`);
  }
}

function summaryOf({ runs, skipped, peerFiles }: HandedIn, machines: number): string {
  return [
    `${formatPlural(runs.length, 'run')} of ${formatPlural(machines, 'machine')}`,
    ...(peerFiles > 0 ? [`${formatPlural(peerFiles, 'file')} of bench:peers left out`] : []),
    ...(skipped.length > 0 ? [`${formatPlural(skipped.length, 'file')} skipped`] : []),
  ].join(', ');
}
