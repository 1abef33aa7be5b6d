import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Over } from '../measure/results/files.js';

/** The published run: `results/` of the project, which only the verb `publish` changes. */
export const PUBLISHED: string = fileURLToPath(new URL('../../../results', import.meta.url));

/** Where a reader's own results go if no other folder is named: git ignores it. */
export const HERE: string = join(PUBLISHED, 'here');

/** Folders in `results/` that belong to no experiment. */
export const RESERVED_IDS: readonly string[] = ['here', 'peers', 'stability'];

/** The two folders of results that a view shows beside each other. */
export interface Places {
  /** The reader's own. */
  readonly here: string;
  readonly published: string;
}

/** What pages in a folder of results may replace: anything in the project's own, elsewhere what the suite wrote. */
export function replacedIn(out: string): Over {
  return [HERE, PUBLISHED].includes(resolve(out)) ? 'anything' : 'ours';
}

/** A reader's folder beside the project's published run. */
export function placesOf(here: string): Places {
  return { here: resolve(here), published: PUBLISHED };
}
