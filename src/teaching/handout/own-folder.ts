import { lstat, mkdir, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { InputError } from '../../errors/input-error.js';
import { readText, writeText } from '../../measure/results/files.js';

/** Marks a folder that was made here and may be replaced, and lists what was made. */
const MARK = '.beyond-flops-course';

/**
 * Writes a folder whole or not at all: it is built next to its place under another name, then renamed. A folder that
 * was made this way before is replaced, unless somebody has put something into it. A link to a folder is followed. The parent folder must exist.
 *
 * @param command  that makes such folders, for the message
 * @throws {InputError} where the place holds something else, or cannot be written
 */
export async function writeOwnFolder(
  place: string,
  write: (folder: string) => Promise<void>,
  command = 'npm run course',
): Promise<void> {
  const target = await orInputError(place, () => realPlace(resolve(place)));
  const aside = (kind: string) => join(dirname(target), `.${basename(target)}-${kind}-${process.pid}`);
  const [fresh, old] = [aside('new'), aside('old')];
  const foreign = await foreignIn(target, place);
  if (foreign !== undefined) {
    throw new InputError(
      `--out ${place}: holds ${foreign}, expected an empty folder or one made by ${command}`,
    );
  }
  try {
    await orInputError(place, () => mkdir(fresh));
    await write(fresh);
    await writeText(join(fresh, MARK), (await readdir(fresh, { recursive: true })).join('\n'));
    await orInputError(place, async () => {
      await rename(target, old).catch(ignoreMissing);
      await rename(fresh, target).catch(async error => {
        await rename(old, target).catch(ignoreMissing);
        throw error;
      });
    });
    // Only now: if a rename failed and the old folder could not be put back, this is its only copy.
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Behind all links. @throws {InputError} where it is a link to nothing */
async function realPlace(place: string): Promise<string> {
  const real = await realpath(place).catch(ignoreMissing);
  if (real !== undefined) return real;
  if ((await lstat(place).catch(ignoreMissing)) === undefined) return place;
  throw new InputError(`--out ${place}: is a link to nothing, expected a folder or a link to one`);
}

/** Something in a folder that was not made here; undefined where there is nothing. */
async function foreignIn(target: string, place: string): Promise<string | undefined> {
  const [first, ...others] = (await orInputError(place, () => readdir(target).catch(ignoreMissing))) ?? [];
  if (first === undefined) return undefined;
  if (first !== MARK && !others.includes(MARK)) return first;
  const list = await readText(join(target, MARK));
  // Earlier versions made no list.
  if (list === '') return undefined;
  const made = new Set(list.split('\n'));
  // Other programs keep their own in names with a dot: JupyterLab its checkpoints, macOS how a folder looks.
  const isHidden = (name: string) => name.split(sep).some(part => part.startsWith('.'));
  return (await readdir(target, { recursive: true })).find(name => !made.has(name) && !isHidden(name));
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function orInputError<Result>(place: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new InputError(
      `--out ${place}: cannot be written (${code ?? message}), expected a folder to write to`,
    );
  }
}
