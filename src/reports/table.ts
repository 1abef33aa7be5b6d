import { expectFields } from '../errors/arguments.js';

/** @throws {InputError} where it is no table */
export function expectTable(where: string, table: unknown): void {
  expectFields(
    `${where}: table`,
    table,
    ['title', 'columns', 'rows', 'notes'],
    'a table: { title, columns, rows, notes }',
  );
}

/** A table as plain data; null is "not published" or "not measured" and is shown as –. */
export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly notes: readonly string[];
}

/** A column of a table: its heading, and how its values are shown. */
export interface Column {
  readonly label: string;
  /** Shown after the label, for instance `ms`, `images/s`. */
  readonly unit?: string;
  /** Significant digits of numbers; integers are shown whole where it is absent. */
  readonly digits?: number;
}
