import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cell, type Notebook, sourceOf } from '../notebooks/notebook.js';

export type Language = 'en' | 'zh';

export const LANGUAGES: readonly Language[] = ['en', 'zh'];

/** One notebook of the course. */
export interface Lesson {
  /** Name of its file without the extension, such as `04-flops-vs-mac`. */
  readonly name: string;
  /** Chinese may be missing. */
  readonly notebooks: { readonly en: Notebook; readonly zh?: Notebook };
}

/** Path of a lesson's notebook relative to that folder, with forward slashes: `zh/04-flops-vs-mac.ipynb`. */
export function notebookPath(name: string, language: Language): string {
  return language === 'en' ? `${name}.ipynb` : `${language}/${name}.ipynb`;
}

/**
 * Reads the notebooks of a folder in the order of the course, together with those in its folder `zh`.
 *
 * @throws {Error} where there is none, a Chinese one has no English one, or a file is not a notebook
 */
export async function readLessons(folder: string): Promise<Lesson[]> {
  const names = await namesIn(folder);
  const translated = await namesIn(join(folder, 'zh'));
  if (names.length === 0) throw new Error(`${folder}: holds no notebook, expected NN-title.ipynb`);
  const alone = translated.find(name => !names.includes(name));
  if (alone) throw new Error(`${folder}: zh/${alone}.ipynb has no English notebook, expected ${alone}.ipynb`);
  return Promise.all(
    names.map(async name => {
      const en = await readNotebook(folder, notebookPath(name, 'en'));
      if (!translated.includes(name)) return { name, notebooks: { en } };
      return { name, notebooks: { en, zh: await readNotebook(folder, notebookPath(name, 'zh')) } };
    }),
  );
}

async function namesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return files.flatMap(file => /^(\d\d-.+)\.ipynb$/.exec(file)?.[1] ?? []).sort();
}

async function readNotebook(folder: string, path: string): Promise<Notebook> {
  try {
    const notebook = JSON.parse(await readFile(join(folder, path), 'utf8')) as Notebook;
    if (notebook.nbformat !== 4) throw new Error(`nbformat is ${notebook.nbformat}, expected 4`);
    // The format also allows a text to be one string.
    for (const cell of notebook.cells) cell.source = [cell.source].flat();
    return notebook;
  } catch (error) {
    throw new Error(
      `${join(folder, path)}: not a notebook (${(error as Error).message}), expected Jupyter's format 4`,
    );
  }
}

/** The text of the cell with a name such as `goals`; undefined if the notebook has none. */
export function textNamed(notebook: Notebook, name: string): string | undefined {
  const cell = notebook.cells.find(each => each.cell_type === 'markdown' && each.id === name);
  return cell && sourceOf(cell);
}

/** First heading of the first text. @throws {Error} where there is none */
export function titleOf({ cells }: Notebook): string {
  const title = /^# (.+)$/m.exec(firstText(cells))?.[1];
  if (title === undefined) throw new Error('notebook: no heading in its first text cell, expected `# Title`');
  return title;
}

/** First paragraph below the title: what the notebook asks. Empty if there is none. */
export function questionOf({ cells }: Notebook): string {
  const paragraphs = firstText(cells).split(/\n\s*\n/);
  return paragraphs.find(paragraph => !/^\s*#/.test(paragraph))?.trim() ?? '';
}

/** The time that the notebook takes, as stated in italics in its first text; undefined if it is not stated. */
export function statedTime({ cells }: Notebook): string | undefined {
  return /^\*(?!\*)((?:[^*\n]|\n(?!\n))*\d(?:[^*\n]|\n(?!\n))*)\*$/m.exec(firstText(cells))?.[1];
}

function firstText(cells: readonly Cell[]): string {
  const first = cells.find(cell => cell.cell_type === 'markdown');
  return first ? sourceOf(first) : '';
}
