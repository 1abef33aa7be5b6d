import CliTable from 'cli-table3';
import { formatCell, formatHeading, isNumeric } from '../reports/format.js';
import type { Table } from '../reports/table.js';
import { colours } from './terminal.js';

/** Width of text where stdout is no terminal. */
const DEFAULT_WIDTH = 120;
/** No column gets narrower than this, even if the table then does not fit. */
const NARROWEST = 6;
/** Border and padding that each column adds. */
const FRAME = 3;

/** A table for the terminal: numbers to the right, long cells wrapped so that it fits the width. */
export function terminalTable(table: Table, width = process.stdout.columns || DEFAULT_WIDTH): string {
  const headings = table.columns.map(formatHeading);
  const cells = table.rows.map(row => row.map((cell, i) => formatCell(cell, table.columns[i])));
  const columns = headings.map((heading, i) => [heading, ...cells.map(row => row[i])]);
  const room = width - 1 - FRAME * columns.length;
  const natural = columns.map(texts => longest(texts));
  const words = columns.map(texts => longest(texts.flatMap(text => text.split(' '))));
  // Words are broken only where not even they fit side by side.
  const wrapOnWordBoundary = sum(words) <= room;
  const widths = fitted(natural, room, wrapOnWordBoundary ? words : words.map(() => NARROWEST));
  const grid = new CliTable({
    head: headings,
    colAligns: headings.map((_, i) => (isNumeric(table, i) ? 'right' : 'left')),
    colWidths: widths.map(columnWidth => columnWidth + 2),
    wordWrap: true,
    wrapOnWordBoundary,
    style: { head: [], border: [], compact: true },
  });
  grid.push(...cells);
  const notes = table.notes.map(note => `  ${note}`);
  return [colours.bold(table.title), grid.toString(), ...notes].join('\n');
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
