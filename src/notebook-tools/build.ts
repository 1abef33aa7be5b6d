import { createHash } from 'node:crypto';
import type { Cell, Notebook } from './notebook.js';

/**
 * Builds a notebook without outputs from its readable source, a percent script:
 *
 *     // figures: 2
 *     // %% [markdown]
 *     // # Text, each line a comment
 *     // %%
 *     const code = 1;
 *
 * The first lines declare how many figures the notebook shows. A cell's id is made from its content, so that
 * changing one cell leaves the ids of all others.
 *
 * @throws {Error} with the line number, where a line does not fit this form
 */
export function buildNotebook(script: string, name: string): Notebook {
  const lines = script.replace(/\r\n/g, '\n').split('\n');
  const first = lines.findIndex(line => line.startsWith('// %%'));
  if (first < 0) throw new Error(`${name}: no line begins with // %%, expected one before each cell`);
  const figures = /^\/\/ figures: (\d+)$/m.exec(lines.slice(0, first).join('\n'))?.[1];
  if (figures === undefined) {
    throw new Error(`${name}: no line \`// figures: <count>\` before the first cell, expected one`);
  }
  const cells: Cell[] = [];
  const ids = new Map<string, number>();
  for (let from = first; from < lines.length; ) {
    const next = lines.findIndex((line, i) => i > from && line.startsWith('// %%'));
    const to = next < 0 ? lines.length : next;
    cells.push(buildCell(lines.slice(from, to), from + 1, name, ids));
    from = to;
  }
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'tslab', display_name: 'TypeScript (tslab)', language: 'typescript' },
      language_info: { name: 'typescript', mimetype: 'text/typescript', file_extension: '.ts' },
      beyond_flops: { figures: Number(figures) },
    },
    cells,
  };
}

/** `lineNumber` is the place of the cell's first line, its marker, in the script. */
function buildCell(
  lines: readonly string[],
  lineNumber: number,
  name: string,
  ids: Map<string, number>,
): Cell {
  const [marker, ...body] = lines;
  const isMarkdown = marker === '// %% [markdown]';
  if (!isMarkdown && marker !== '// %%') {
    throw new Error(`${name}:${lineNumber}: marker is ${marker}, expected // %% or // %% [markdown]`);
  }
  const text = (isMarkdown ? uncommented(body, lineNumber, name) : body).join('\n').trim();
  if (text === '') throw new Error(`${name}:${lineNumber}: the cell is empty, expected text`);
  const source = text.split(/(?<=\n)/);
  const id = cellId(`${marker}\n${text}`, ids);
  return isMarkdown
    ? { cell_type: 'markdown', id, metadata: {}, source }
    : { cell_type: 'code', id, metadata: {}, source, execution_count: null, outputs: [] };
}

function uncommented(body: readonly string[], markerLine: number, name: string): string[] {
  return body.map((line, i) => {
    if (line.startsWith('// ')) return line.slice(3);
    if (line.trim() === '//' || line.trim() === '') return '';
    throw new Error(`${name}:${markerLine + 1 + i}: Markdown line is ${line}, expected it to begin with //`);
  });
}

function cellId(content: string, ids: Map<string, number>): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const before = ids.get(hash) ?? 0;
  ids.set(hash, before + 1);
  return before === 0 ? hash : `${hash}-${before}`;
}
