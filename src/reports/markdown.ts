import { escapeMarkdown } from '../errors/foreign-text.js';
import { formatCell, formatHeading, isNumeric } from './format.js';
import { expectTable, type Table } from './table.js';

/** A table as GitHub-flavoured Markdown: title in bold, numbers to the right, notes as a list below. */
export function tableToMarkdown(table: Table): string {
  expectTable('tableToMarkdown', table);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = [
    row(table.columns.map(column => escapeMarkdown(formatHeading(column)))),
    row(table.columns.map((_, i) => (isNumeric(table, i) ? '---:' : '---'))),
    ...table.rows.map(cells =>
      row(cells.map((cell, i) => escapeMarkdown(formatCell(cell, table.columns[i])))),
    ),
  ];
  const notes = table.notes.map(note => `- ${escapeMarkdown(note)}`);
  return [`**${escapeMarkdown(table.title)}**`, lines.join('\n'), notes.join('\n')]
    .filter(part => part !== '')
    .join('\n\n');
}
