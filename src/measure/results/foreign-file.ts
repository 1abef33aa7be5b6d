import { stat } from 'node:fs/promises';
import { readText } from './files.js';

/**
 * Reads a text file that may have been through other programs: a byte order mark at its beginning, as editors on Windows
 * write it, does not count. What parses the text takes both kinds of line endings.
 *
 * @throws {InputError} as `readText` does
 */
export async function readForeignText(path: string): Promise<string> {
  return (await readText(path)).replace(/^\uFEFF/, '');
}

/** Whether something is a regular file, or a link to one; a pipe or device might never end. */
export async function isRegularFile(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isFile(),
    () => false,
  );
}
