import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { InputError } from '../../errors/input-error.js';
import { inconsistency } from './consistency.js';
import { readText, writeText } from './files.js';
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
 * Reads a run and checks every field, and that the rows do not contradict each other.
 *
 * @throws {InputError} where the file cannot be read, is not a run of this project, has a newer schema, is cut
 * off (half a line, or no footer), holds a value of a wrong type, or rows that do not go together (see
 * `inconsistency`); with path, and line where it is one
 */
export async function readRun(path: string): Promise<TimedRun> {
  return parseRun(await readText(path), path);
}

/** The run in a file's content, as `readRun` checks it. @throws {InputError} that begins with the path */
export function parseRun(content: string, path: string): TimedRun {
  const lines = content.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const first = lines.length > 0 ? parsed(lines[0]) : undefined;
  if (first?.type !== 'header' || !(Number.isInteger(first.schema) && Number(first.schema) >= 1)) {
    throw new InputError(`${path}: not a timed run of beyond-flops, expected a header in line 1`);
  }
  if (Number(first.schema) > SCHEMA_VERSION) {
    throw new InputError(
      `${path}: schema ${first.schema} is newer than this version's, expected at most ${SCHEMA_VERSION}`,
    );
  }
  const last = parsed(lines[lines.length - 1]);
  if (!content.endsWith('\n') || last?.type !== 'footer') {
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

/** Paths of an experiment's runs, newest first (a run's name begins with its date); [] where there is none. */
export async function listRuns(out: string, experiment: string): Promise<string[]> {
  const folder = join(out, experiment, 'timed');
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new InputError(`${folder}: cannot be read (${error.code}), expected a folder of runs`);
  });
  const runs = names.filter(name => name.endsWith('.jsonl')).sort();
  return runs.reverse().map(name => join(folder, name));
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
  const expected = issue.expected ?? 'another value';
  throw new InputError(`${place}: ${v.getDotPath(issue)} is ${issue.received}, expected ${expected}`);
}
