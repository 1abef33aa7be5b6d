import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { plainText } from '../../errors/foreign-text.js';
import { InputError } from '../../errors/input-error.js';
import { writeText } from './files.js';
import { readForeignText } from './foreign-file.js';
import type { ExactRow } from './rows.js';

const COLUMNS: readonly (keyof ExactRow)[] = ['case', 'quantity', 'unit', 'value'];

/** So much of a wrong text is shown. */
const LONGEST_SHOWN = 80;

/** Where an experiment's exact numbers are kept: `<out>/<experiment>/exact.csv`. */
export function exactPath(out: string, experiment: string): string {
  return join(out, experiment, 'exact.csv');
}

/**
 * Exact rows as CSV, in the order given; numbers in the shortest form that reads back as the same number.
 *
 * @throws {Error} where a value is not finite or a case has a quantity twice
 */
export function exactToCsv(rows: readonly ExactRow[]): string {
  const seen = new Set<string>();
  for (const row of rows) {
    const name = `${row.case} ${row.quantity}`;
    const key = `${row.case}\t${row.quantity}`;
    if (!Number.isFinite(row.value))
      throw new Error(`exact: ${name} is ${row.value}, expected a finite number`);
    if (seen.has(key)) throw new Error(`exact: ${name} is given twice, expected once`);
    seen.add(key);
  }
  return stringify([...rows], { header: true, columns: [...COLUMNS], cast: { number: String } });
}

/**
 * SHA-256 of exact rows, in hexadecimal: a run stores it to say which exact numbers it belongs to.
 *
 * It is computed from the rows and not from the file, whose line endings version control may change.
 */
export function exactHash(rows: readonly ExactRow[]): string {
  const values = rows.map(row => COLUMNS.map(column => row[column]));
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

/**
 * Writes an experiment's exact numbers.
 *
 * @returns the file's path
 * @throws {InputError} where the output folder cannot be written
 */
export async function writeExact(
  out: string,
  experiment: string,
  rows: readonly ExactRow[],
): Promise<string> {
  const path = exactPath(out, experiment);
  await writeText(path, exactToCsv(rows));
  return path;
}

/**
 * Reads an experiment's exact numbers.
 *
 * @throws {InputError} where the file cannot be read, is not such a table, or has a value that is not a number or a text
 * that cannot be shown as it is
 */
export async function readExact(out: string, experiment: string): Promise<ExactRow[]> {
  const path = exactPath(out, experiment);
  const [header, ...records] = cells(await readForeignText(path), path);
  if (header?.join() !== COLUMNS.join()) {
    const columns = header ? plainText(header.join(), LONGEST_SHOWN) : 'missing';
    throw new InputError(`${path}: columns are ${columns}, expected ${COLUMNS.join()}`);
  }
  return records.map(([caseId, quantity, unit, text], i) => {
    const value = Number(text);
    const place = `${path}:${i + 2}`;
    if (text.trim() === '' || !Number.isFinite(value)) {
      throw new InputError(`${place}: value is "${plainText(text, LONGEST_SHOWN)}", expected a number`);
    }
    const unseen = [caseId, quantity, unit].find(name => plainText(name) !== name);
    if (unseen !== undefined) {
      const shown = plainText(unseen, LONGEST_SHOWN);
      throw new InputError(`${place}: has "${shown}", expected a short text of visible characters`);
    }
    return { case: caseId, quantity, unit, value };
  });
}

/** The cells of a CSV text, all rows of equal length. */
function cells(text: string, path: string): string[][] {
  try {
    return parse(text);
  } catch (error) {
    const why = plainText((error as Error).message, 2 * LONGEST_SHOWN);
    throw new InputError(`${path}: ${why}, expected a table of exact numbers`);
  }
}
