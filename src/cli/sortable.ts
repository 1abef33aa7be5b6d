import { Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import type { Column, Table } from '../reports/table.js';
import { oneOf } from './options.js';
import type { TerminalTableOptions } from './terminal-table.js';

/** What a cell holds; null where there is nothing to say. */
type Cell = string | number | null;

/** A column by whose name rows can be sorted, and which CSV has as it is. */
export interface SortableColumn<Row> extends Column {
  /** On the command line and in the first line of CSV: `element-ops`. */
  readonly name: string;
  /** Numbers as they are counted, in units and bytes: CSV has them so. */
  cell(row: Row): Cell;
  /** What a table divides them by: a million where its heading says M. */
  readonly per?: number;
  /** What rows are sorted by, where it is not the cell: elements for a shape. */
  order?(row: Row): number;
}

/** How rows are shown. */
export interface RowOptions {
  readonly sort?: string;
  readonly csv?: boolean;
  readonly json?: boolean;
}

/** `--sort`: by one of the columns, checked when the columns are known. */
export function sortOption(example: string): Option {
  return new Option('--sort <column>', `sort by a column, numbers from the largest: ${example}, …`);
}

/** `--csv`: the rows with all their columns, for a spreadsheet. */
export function csvOption(): Option {
  return new Option('--csv', 'print CSV with all columns instead of tables').conflicts('json');
}

/**
 * Rows by a column: numbers from the largest to the smallest, texts by the alphabet, nothing last; as they are without
 * a name.
 *
 * @throws {InputError} where there is no such column, with the nearest one
 */
export function sortedBy<Row>(
  rows: readonly Row[],
  columns: readonly SortableColumn<Row>[],
  name: string | undefined,
): readonly Row[] {
  if (name === undefined) return rows;
  const names = columns.map(column => column.name);
  const wanted = oneOf('--sort: column', name, names);
  const column = columns.find(one => one.name === wanted)!;
  const keyOf = (row: Row) => column.order?.(row) ?? column.cell(row);
  return [...rows].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function compare(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return b - a;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  return Number(a === null) - Number(b === null);
}

/** Rows as a table. */
export function sortableTable<Row>(
  title: string,
  columns: readonly SortableColumn<Row>[],
  rows: readonly Row[],
  notes: readonly string[],
): Table {
  const shown = ({ cell, per = 1 }: SortableColumn<Row>, row: Row): Cell => {
    const value = cell(row);
    return typeof value === 'number' ? value / per : value;
  };
  return { title, columns, rows: rows.map(row => columns.map(column => shown(column, row))), notes };
}

/** How a narrow terminal shows such a table: without some columns, but for the one that rows are sorted by. */
export function roomFor<Row>(
  dispensable: readonly string[],
  columns: readonly SortableColumn<Row>[],
  sort: string | undefined,
): TerminalTableOptions {
  const needed = columns.find(({ name }) => name === sort)?.label;
  return {
    dispensable: dispensable.filter(label => label !== needed),
    cure: 'a wider terminal, --csv and --json have them',
  };
}

/** Rows as CSV: the names of the columns, then each row; numbers are not rounded. */
export function sortableCsv<Row>(columns: readonly SortableColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map(row => columns.map(column => column.cell(row))),
  ];
  return stringify(lines, { cast: { number: String } }).trimEnd();
}
