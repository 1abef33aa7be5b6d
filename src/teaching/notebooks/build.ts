import { createHash } from 'node:crypto';
import { type Cell, linesOf, type Notebook } from './notebook.js';

/**
 * Builds a notebook without outputs from its readable source, a percent script:
 *
 *     // figures: 2
 *     // %% [markdown] the-idea
 *     // # Text, each line a comment
 *     // %%
 *     const code = 1;
 *
 * The first lines declare how many figures the notebook shows. A text cell's name is its id, by which `translate`
 * finds it; a code cell's id is made from its content, so that changing one cell leaves the ids of all others.
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
  const textName = /^\/\/ %% \[markdown\] ([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(marker)?.[1];
  if (textName === undefined && marker !== '// %%') {
    throw new Error(`${name}:${lineNumber}: marker is ${marker}, expected // %% or // %% [markdown] <name>`);
  }
  const isText = textName !== undefined;
  const text = (isText ? uncommented(body, lineNumber, name) : body).join('\n').trim();
  if (text === '') throw new Error(`${name}:${lineNumber}: the cell is empty, expected text`);
  const source = linesOf(text);
  if (!isText) {
    const id = codeId(text, ids);
    return { cell_type: 'code', id, metadata: {}, source, execution_count: null, outputs: [] };
  }
  if (ids.has(textName)) throw new Error(`${name}:${lineNumber}: ${textName} names two cells, expected one`);
  ids.set(textName, 1);
  return { cell_type: 'markdown', id: textName, metadata: {}, source };
}

function uncommented(body: readonly string[], markerLine: number, name: string): string[] {
  return body.map((line, i) => {
    if (line.startsWith('// ')) return line.slice(3);
    if (line.trim() === '//' || line.trim() === '') return '';
    throw new Error(`${name}:${markerLine + 1 + i}: Markdown line is ${line}, expected it to begin with //`);
  });
}

function codeId(content: string, ids: Map<string, number>): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const before = ids.get(hash) ?? 0;
  ids.set(hash, before + 1);
  return before === 0 ? hash : `${hash}-${before}`;
}
