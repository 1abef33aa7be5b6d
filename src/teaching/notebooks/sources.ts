import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildNotebook } from './build.js';
import type { Notebook } from './notebook.js';
import { translate } from './translate.js';

const ENDING = '.nb.ts';
/** Folders with sources, relative to that of the notebooks. */
const FOLDERS = ['', 'solutions/'];
/** Language of the translated notebooks, and the name of their folder. */
export const TRANSLATION = 'zh';

/** Names of all notebooks that have a source, the solutions last: `04-flops-vs-mac`, `solutions/04-flops-vs-mac`. */
export function notebookNames(folder: string): string[] {
  return FOLDERS.flatMap(below =>
    readdirSync(join(folder, below))
      .filter(file => file.endsWith(ENDING))
      .map(file => below + file.slice(0, -ENDING.length))
      .sort(),
  );
}

/** A notebook built from its source, without outputs. @throws {Error} where the source does not fit the form */
export function readSource(folder: string, name: string): Notebook {
  return buildNotebook(readFileSync(join(folder, name + ENDING), 'utf8'), name + ENDING);
}

/**
 * The notebook with its text in the other language; undefined if it has no translation.
 *
 * @throws {Error} where the translation does not fit the notebook
 */
export function readTranslation(folder: string, name: string, notebook: Notebook): Notebook | undefined {
  const file = join(TRANSLATION, `${name}.md`);
  const path = join(folder, file);
  return existsSync(path) ? translate(notebook, readFileSync(path, 'utf8'), file) : undefined;
}
