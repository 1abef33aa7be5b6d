import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { plainLine } from '../../errors/foreign-text.js';
import { InputError } from '../../errors/input-error.js';
import { inconsistency, MOST_ROWS } from './consistency.js';
import { writeText } from './files.js';
import { isRegularFile, readForeignText } from './foreign-file.js';
import { type CeilingRow, SCHEMA_VERSION, type TimedRow, type TimedRun } from './rows.js';
import { ceilingSchema, footerSchema, headerSchema, timedSchema } from './schema.js';

/** Where a run is kept: `<out>/<experiment>/timed/<run>.jsonl`. */
export function runPath(out: string, experiment: string, run: string): string {
  return join(out, experiment, 'timed', `${run}.jsonl`);
}

/**
 * Writes a run, whole or not at all: one JSON value a line, first the header, last the footer.
 *
 * Everything is checked as `readRun` checks it: a NaN would be written as null, and the file never be read again.
 *
 * @returns the file's path
 * @throws {InputError} where the output folder cannot be written
 * @throws {Error} where a row has a value of a wrong type, or rows contradict each other
 */
export async function writeRun(out: string, run: TimedRun): Promise<string> {
  const path = runPath(out, run.header.experiment, run.header.run);
  const problem = inconsistency(run);
  if (problem) throw new Error(`${path}: ${problem}`);
  const rows = [
    v.parse(headerSchema, run.header),
    ...run.ceilings.map(row => v.parse(ceilingSchema, row)),
    ...run.timed.map(row => v.parse(timedSchema, row)),
    v.parse(footerSchema, run.footer),
  ];
  await writeText(path, rows.map(row => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

/**
 * Reads a run and checks every field, and that the rows do not contradict each other. All texts in it are plain, see
 * `plainText`.
 *
 * @throws {InputError} where the file cannot be read, is not a run of this project, has a newer schema, is cut
 * off (half a line, or no footer), holds a value of a wrong type or out of its range, or rows that do not go together
 * (see `inconsistency`); with path, and line where it is one
 */
export async function readRun(path: string): Promise<TimedRun> {
  return parseRun(await readForeignText(path), path);
}

/** The run in a file's content, as `readRun` checks it. @throws {InputError} that begins with the path */
export function parseRun(content: string, path: string): TimedRun {
  // The last line may lack its end. Of a file with far too many lines, not all are kept.
  const lines = content.trimEnd().split('\n', MOST_ROWS + 3);
  if (lines.length > MOST_ROWS + 2) {
    throw new InputError(`${path}: has more than ${MOST_ROWS} rows, expected no more`);
  }
  const first = parsed(lines[0]);
  if (first?.type !== 'header' || !(Number.isInteger(first.schema) && Number(first.schema) >= 1)) {
    throw new InputError(`${path}: not a timed run of beyond-flops, expected a header in line 1`);
  }
  if (Number(first.schema) > SCHEMA_VERSION) {
    throw new InputError(
      `${path}: schema ${first.schema} is newer than this version's, expected at most ${SCHEMA_VERSION}`,
    );
  }
  const last = parsed(lines[lines.length - 1]);
  if (last?.type !== 'footer') {
    throw new InputError(`${path}: truncated after ${lines.length} lines, expected a footer at the end`);
  }
  const timed: TimedRow[] = [];
  const ceilings: CeilingRow[] = [];
  for (let i = 1; i < lines.length - 1; i++) {
    const place = `${path}:${i + 1}`;
    const row = parsed(lines[i]);
    if (row?.type === 'timed') timed.push(checked(timedSchema, row, place));
    else if (row?.type === 'ceiling') ceilings.push(checked(ceilingSchema, row, place));
    else throw new InputError(`${place}: not a row, expected one of type timed or ceiling`);
  }
  const header = checked(headerSchema, first, `${path}:1`);
  const footer = checked(footerSchema, last, `${path}:${lines.length}`);
  const run = { header, timed, ceilings, footer };
  const problem = inconsistency(run);
  if (problem) throw new InputError(`${path}: ${problem}`);
  return run;
}

/**
 * Paths of an experiment's runs, newest first (a run's name begins with its date); [] where there is none.
 *
 * @throws {InputError} where the folder cannot be read
 */
export async function listRuns(out: string, experiment: string): Promise<string[]> {
  return (await runFiles(out, experiment)).filter(({ isRegular }) => isRegular).map(({ path }) => path);
}

/** Paths of what is named as a run is and is no file that ends: a pipe, a device, a folder. Nobody opens them. */
export async function listNoRuns(out: string, experiment: string): Promise<string[]> {
  return (await runFiles(out, experiment)).filter(({ isRegular }) => !isRegular).map(({ path }) => path);
}

async function runFiles(out: string, experiment: string): Promise<{ path: string; isRegular: boolean }[]> {
  const folder = join(out, experiment, 'timed');
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException): Dirent[] => {
      if (error.code === 'ENOENT') return [];
      throw new InputError(`${folder}: cannot be read (${error.code}), expected a folder of runs`);
    },
  );
  const runs = entries.filter(({ name }) => name.endsWith('.jsonl'));
  runs.sort((a, b) => (a.name < b.name ? 1 : -1));
  return Promise.all(
    runs.map(async entry => {
      const path = join(folder, entry.name);
      return { path, isRegular: entry.isFile() || (entry.isSymbolicLink() && (await isRegularFile(path))) };
    }),
  );
}

/**
 * The run that reports show: the newest complete one of all cases on all platforms; where there is none, of all
 * cases on some platforms, then of some cases, then the newest that is not complete. Quick and full runs count
 * alike, for the last thing a person ran is what they expect to see; a smoke run is shown only where nothing else
 * is, and a run without timed rows never.
 *
 * @throws {InputError} where a file that has to be looked at is not a readable run
 */
export async function latestRun(
  out: string,
  experiment: string,
  read: typeof readRun = readRun,
): Promise<TimedRun | undefined> {
  let best: TimedRun | undefined;
  for (const path of await listRuns(out, experiment)) {
    const run = await read(path);
    if (run.timed.length === 0) continue;
    if (rank(run) === 0) return run;
    if (!best || rank(run) < rank(best)) best = run;
  }
  return best;
}

/** Whether passes over the same cases by the same code, on the same machine, may be added to a run. */
export function canGoOn({ header: earlier, timed }: TimedRun, now: GoOnWith): boolean {
  const parts = ({
    profile,
    seed,
    commit,
    definition,
    exact,
    selection,
    settings: { rounds: _, ...timing },
    engines,
    machine,
  }: GoOnWith) =>
    JSON.parse(
      JSON.stringify([profile, seed, commit, definition, exact, selection, timing, engines, machine]),
    );
  const inPasses = timed.every(row => row.status === 'failed' || row.passes);
  return inPasses && isDeepStrictEqual(parts(earlier), parts(now));
}

/** What of a header two runs have to share so that one can go on with the other. */
export type GoOnWith = Pick<
  TimedRun['header'],
  'profile' | 'seed' | 'commit' | 'definition' | 'exact' | 'selection' | 'settings' | 'engines' | 'machine'
>;

/** How little a run says, from 0 for a complete one of all cases: the least is shown, see `latestRun`. */
export function rank({ header, footer }: Pick<TimedRun, 'header' | 'footer'>): number {
  if (header.profile === 'smoke') return 4;
  if (footer.status !== 'complete') return 3;
  return { all: 0, platforms: 1, cases: 2 }[header.selection];
}

/** The object that a line holds; undefined where it holds none. */
export function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A value that has been checked. @throws {InputError} that begins with its place, where it is of another type */
export function checked<T>(schema: v.GenericSchema<unknown, T>, row: unknown, place: string): T {
  const result = v.safeParse(schema, row, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const where = plainLine(v.getDotPath(issue) ?? 'it', LONGEST_SHOWN);
  const got = `${/length|entries/.test(issue.type) ? 'has a length of' : 'is'} ${plainLine(issue.received, LONGEST_SHOWN)}`;
  throw new InputError(`${place}: ${where} ${got}, expected ${issue.expected ?? issue.message}`);
}

/** So much of a wrong value is shown. */
const LONGEST_SHOWN = 80;
