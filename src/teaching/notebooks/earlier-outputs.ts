import { existsSync, readFileSync } from 'node:fs';
import { type CodeCell, type Notebook, sourceOf } from './notebook.js';

/**
 * The notebook with the outputs of its earlier build, where the code is still the same: a change of a text needs no
 * new run. Where any code cell differs, all outputs go, because a cell's outputs depend on those before it.
 */
export function withEarlierOutputs(notebook: Notebook, earlier: Notebook | undefined): Notebook {
  const before = earlier ? codeCells(earlier) : [];
  const now = codeCells(notebook);
  const same = before.length === now.length && now.every((cell, i) => sourceOf(cell) === sourceOf(before[i]));
  if (!same) return notebook;
  const outputs = new Map(now.map((cell, i) => [cell.id, before[i]]));
  return {
    ...notebook,
    cells: notebook.cells.map(cell => {
      const had = outputs.get(cell.id);
      return cell.cell_type === 'code' && had
        ? { ...cell, execution_count: had.execution_count, outputs: had.outputs }
        : cell;
    }),
  };
}

/** A notebook's file; undefined if there is none. */
export function readNotebook(file: string): Notebook | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function codeCells({ cells }: Notebook): CodeCell[] {
  return cells.filter(cell => cell.cell_type === 'code');
}
