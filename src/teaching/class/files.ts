import type { Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../errors/input-error.js';

/** A file that may be a timed run. */
export interface FoundFile {
  /** Where it is on the disk. */
  readonly path: string;
  /** Its path relative to the class's folder, with `/` on every system. */
  readonly name: string;
  readonly bytes: number;
}

/** A file that was skipped, with the reason in one line. */
export interface SkippedFile {
  readonly name: string;
  readonly reason: string;
}

/**
 * Finds all `*.jsonl` files below a folder, sorted by name, except in `node_modules` and under names that begin with a
 * dot. Symbolic links are skipped with a reason, because they may lead anywhere; so is what is not a regular file,
 * because reading it might never end, and so are folders that cannot be read.
 *
 * @throws {InputError} where the folder does not exist, is not a folder or cannot be read
 */
export async function findRunFiles(folder: string): Promise<{ files: FoundFile[]; skipped: SkippedFile[] }> {
  await refuseNoFolder(folder);
  const files: FoundFile[] = [];
  const skipped: SkippedFile[] = [];
  const waiting = [''];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const entries = await entriesOf(join(folder, below)).catch((error: NodeJS.ErrnoException) => {
      if (below === '') throw new InputError(`${folder}: cannot be read (${error.code}), expected a folder`);
      skipped.push({ name: below, reason: `cannot be read (${error.code}), expected a folder` });
      return [];
    });
    for (const entry of entries) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isSymbolicLink()) {
        skipped.push({ name, reason: 'is a symbolic link, expected the file or folder itself' });
      } else if (entry.isDirectory()) {
        waiting.push(name);
      } else if (/\.jsonl$/i.test(entry.name)) {
        const path = join(folder, name);
        if (entry.isFile()) files.push({ path, name, bytes: (await lstat(path)).size });
        else skipped.push({ name, reason: 'is not a regular file, expected a timed run' });
      }
    }
  }
  return { files: byName(files), skipped: byName(skipped) };
}

async function refuseNoFolder(folder: string): Promise<void> {
  const expected = 'expected a folder of timed runs';
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    const problem = error.code === 'ENOENT' ? 'does not exist' : `cannot be read (${error.code})`;
    throw new InputError(`${folder === '' ? '""' : folder}: ${problem}, ${expected}`);
  });
  if (!found.isDirectory()) throw new InputError(`${folder}: is a file, ${expected}`);
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
}

/** Sorts by code units, which is the same on every system. */
function byName<T extends { readonly name: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
}
