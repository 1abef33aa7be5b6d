import { readFile } from 'node:fs/promises';
import { expectText, refuse } from '../../errors/arguments.js';
import { escapeHtml, escapeMarkdown } from '../../errors/foreign-text.js';
import { expectFigure, type Figure } from '../../reports/figure.js';
import { tableToMarkdown } from '../../reports/markdown.js';
import { figureToSvg } from '../../reports/svg.js';
import { expectTable, type Table } from '../../reports/table.js';
import { themed } from '../../reports/theme.js';
import { display } from './jupyter.js';
import { projectFile } from './project-file.js';

const WIDTH_PX = 760;
const HEIGHT_PX = 450;

/**
 * Shows figures under the cell, each as one output in four forms: Plotly's own JSON (interactive in `npm run lab`,
 * in VS Code and in HTML pages), an `<img>` that also survives in an untrusted notebook, plain SVG for
 * pages that strip HTML, and text.
 */
export async function show(figures: Figure | readonly Figure[]): Promise<void> {
  for (const figure of listOf(figures)) {
    expectFigure('show', figure);
    const { width = WIDTH_PX, height = HEIGHT_PX } = figure.layout;
    const svg = await figureToSvg(figure, { width, height });
    const { layout, ...rest } = themed(figure);
    const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    display({
      // Without a width, the figure fills the cell and follows when the window is resized.
      'application/vnd.plotly.v1+json': { ...rest, layout: { ...layout, width: undefined, height } },
      'text/html': `<img alt="${escapeHtml(figure.title)}" src="${source}">`,
      'image/svg+xml': svg,
      'text/plain': `[figure: ${figure.title}] ${figure.caption}`,
    });
    showMarkdown(`*${escapeMarkdown(figure.caption)}*`);
  }
}

/** Shows tables under the cell. */
export function showTable(tables: Table | readonly Table[]): void {
  for (const table of listOf(tables)) {
    expectTable('showTable', table);
    showMarkdown(tableToMarkdown(table));
  }
}

/** Shows Markdown text under the cell, formulas between dollar signs included. */
export function showMarkdown(text: string): void {
  if (typeof text !== 'string') refuse('showMarkdown: text', text, 'a text');
  display({ 'text/markdown': text, 'text/plain': text });
}

/**
 * Shows a source file of this project, for instance `src/kernels/pointwise/0-reference.ts`, as it is on disk.
 *
 * @throws {Error} where there is no such file in the project
 */
export async function showSource(path: string): Promise<void> {
  expectText('showSource: path', path);
  const source = await readFile(projectFile(path), 'utf8');
  showMarkdown(`\`${path}\`\n\n\`\`\`typescript\n${source.trimEnd()}\n\`\`\``);
}

function listOf<T>(items: T | readonly T[]): readonly T[] {
  return Array.isArray(items) ? items : [items as T];
}
