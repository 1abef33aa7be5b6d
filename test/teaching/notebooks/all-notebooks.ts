import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../../../src/teaching/cells/project-file.js';
import type { Notebook } from '../../../src/teaching/notebooks/notebook.js';
import { notebookNames } from '../../../src/teaching/notebooks/sources.js';

/** The folder of the notebooks. */
export const folder = projectFile('notebooks');
/** The kernel that they run in. */
export const spec = projectFile('.jupyter/kernels/tslab/kernel.json');
/** Every notebook that has a source, the solutions last. */
export const names: readonly string[] = notebookNames(folder);

/** Whether a notebook is one of the course, and not its solutions. */
export function isLesson(name: string): boolean {
  return !name.startsWith('solutions/');
}

/** The notebook's file as it is in the folder. */
export function committed(name: string): Notebook {
  return JSON.parse(readFileSync(join(folder, `${name}.ipynb`), 'utf8'));
}
