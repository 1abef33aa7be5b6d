import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError } from '../errors/input-error.js';

/**
 * Makes sure of the output folder before anything is computed for it, and creates it if need be.
 *
 * Level by level, because Node's recursive mkdir does not come back where a folder exists but takes no new ones
 * (/proc).
 *
 * @throws {InputError} where it is no folder, or cannot be created or written
 */
export async function prepareOut(out: string): Promise<void> {
  try {
    await makeFolder(resolve(out));
    await access(out, constants.W_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new InputError(
      `--out ${out}: cannot be written (${code ?? message}), expected a folder to write to`,
    );
  }
}

async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder);
}
