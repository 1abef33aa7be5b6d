import CliTable from 'cli-table3';
import { formatCell, formatHeading, isNumeric, MISSING } from '../reports/format.js';
import type { Table } from '../reports/table.js';
import { colours } from './terminal.js';

/** Width of text where stdout is no terminal. */
const DEFAULT_WIDTH = 120;
/** Border and padding that each column adds. */
const FRAME = 3;

/** How a table is made to fit the terminal. */
export interface TerminalTableOptions {
  /** Of the terminal where it is absent. */
  readonly width?: number;
  /** Labels of columns that are left out one after the other, in this order, until words need not be broken. */
  readonly dispensable?: readonly string[];
  /** How columns that are left out can be seen, for the note that names them. */
  readonly cure?: string;
}

/**
 * A table for the terminal: numbers to the right, long cells wrapped so that it fits the width, at spaces and behind
 * the slashes and hyphens of names. Where words would have to be broken, each row becomes a paragraph instead, a line
 * for each cell.
 */
export function terminalTable(whole: Table, options: TerminalTableOptions = {}): string {
  const { width = process.stdout.columns || DEFAULT_WIDTH } = options;
  const table = withoutDispensable(whole, width, options);
  const texts = textsOf(table);
  const room = roomOf(table, width);
  const natural = texts.map(column => longest(column.flatMap(text => text.split('\n'))));
  const words = texts.map(widestWord);
  const notes = table.notes.map(note => `  ${note}`);
  const title = colours.bold(table.title);
  if (sum(words) > room) return [title, '', ...paragraphs(texts, width), ...notes].join('\n');
  const widths = fitted(natural, room, words);
  const [head, ...rows] = texts[0].map((_, row) => texts.map((column, i) => wrapped(column[row], widths[i])));
  const aligned = texts.map((_, i): 'right' | 'left' => (isNumeric(table, i) ? 'right' : 'left'));
  return [title, ...gridLines(head, rows, widths, aligned), ...notes].join('\n');
}

/** cli-table3 takes time with the square of the rows: long tables are drawn in parts of so many. */
const ROWS_AT_ONCE = 100;

function gridLines(
  head: string[],
  rows: readonly string[][],
  widths: readonly number[],
  colAligns: ('right' | 'left')[],
): readonly string[] {
  const lines: string[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += ROWS_AT_ONCE) {
    const grid = new CliTable({
      head: from === 0 ? head : [],
      colAligns,
      colWidths: widths.map(columnWidth => columnWidth + 2),
      style: { head: [], border: [], compact: true },
    });
    grid.push(...rows.slice(from, from + ROWS_AT_ONCE));
    const part = grid.toString().split('\n');
    // Without the last border of what is above, and the first one of its own.
    if (from > 0) lines.splice(-1, 1, ...part.slice(1));
    else lines.push(...part);
  }
  return lines;
}

/** A paragraph for each row: its first cell, then each other cell that is not missing, behind its heading. */
function paragraphs(texts: readonly (readonly string[])[], width: number): string[] {
  const [first, ...others] = texts;
  return first
    .slice(1)
    .flatMap((name, row) => [
      colours.bold(wrapped(name, width)),
      ...others
        .filter(column => column[row + 1] !== '' && column[row + 1] !== MISSING)
        .map(
          ([heading, ...cells]) =>
            `  ${wrapped(`${heading}: ${cells[row]}`, width - 4).replaceAll('\n', '\n    ')}`,
        ),
      '',
    ]);
}

/** The table without as many of its dispensable columns as it takes to fit the others without breaking words. */
function withoutDispensable(whole: Table, width: number, options: TerminalTableOptions): Table {
  const { dispensable = [], cure = 'a wider terminal shows them' } = options;
  const left: string[] = [];
  let table = whole;
  for (const label of dispensable) {
    if (sum(textsOf(table).map(widestWord)) <= roomOf(table, width)) break;
    const place = table.columns.map(column => column.label).lastIndexOf(label);
    if (place < 0) continue;
    left.push(label);
    table = {
      ...table,
      columns: table.columns.filter((_, i) => i !== place),
      rows: table.rows.map(row => row.filter((_, i) => i !== place)),
    };
  }
  if (left.length === 0) return whole;
  return { ...table, notes: [...table.notes, `Left out for want of room: ${left.join(', ')}; ${cure}.`] };
}

/** The texts of each column, its heading first. */
function textsOf(table: Table): readonly (readonly string[])[] {
  return table.columns.map((column, i) => [
    formatHeading(column),
    ...table.rows.map(row => formatCell(row[i], column)),
  ]);
}

/** Characters that the cells of a row may have together. */
function roomOf({ columns }: Table, width: number): number {
  return width - 1 - FRAME * columns.length;
}

/** Where a line may end: behind a space, a slash, or a hyphen, but not behind a sign or within 1.2e-5. */
const BREAK = /(?<=\s|\/|[a-zA-Z0-9](?<!\de)-)/;

function widestWord(texts: readonly string[]): number {
  return longest(texts.flatMap(text => text.split(BREAK)).map(word => word.trimEnd()));
}

/** A text in lines of at most so many characters; a word that is longer is broken. */
function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(BREAK)) {
    if (line !== '' && (line + word.trimEnd()).length > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    while (word.trimEnd().length > width) {
      lines.push(word.slice(0, width));
      word = word.slice(width);
    }
    line += word;
  }
  return [...lines, line.trimEnd()].join('\n');
}

/** Takes room from the widest columns, down to their least widths, until all fit. */
function fitted(natural: readonly number[], room: number, least: readonly number[]): number[] {
  const widths = [...natural];
  while (sum(widths) > room) {
    const spare = widths.map((columnWidth, i) => (columnWidth > least[i] ? columnWidth : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if (spare[widest] === 0) break;
    widths[widest]--;
  }
  return widths;
}

function longest(texts: readonly string[]): number {
  return texts.reduce((length, text) => Math.max(length, text.length), 0);
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, columnWidth) => total + columnWidth, 0);
}
