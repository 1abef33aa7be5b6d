import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { InputError } from './input-error.js';

/**
 * Writes a file whole or not at all (temporary name, then rename), and the folders above it.
 *
 * @throws {InputError} where the folder or the file cannot be written, or the disk is full
 */
export async function writeText(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, text);
  } catch (error) {
    throw new InputError(`${path}: cannot be written (${reason(error)}), expected a folder to write to`);
  }
}

/**
 * Reads a text file.
 *
 * @throws {InputError} where it cannot be read
 */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new InputError(`${path}: cannot be read (${reason(error)}), expected a results file`);
  }
}

/** What the system says, for instance `ENOSPC`. */
function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
