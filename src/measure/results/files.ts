import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError } from '../../errors/input-error.js';

/**
 * Writes a text file whole or not at all, and creates the folders above it.
 *
 * @throws {InputError} where the folder or the file cannot be written, or the disk is full
 */
export function writeText(path: string, text: string): Promise<void> {
  return writeWhole(path, text);
}

/**
 * Writes a binary file whole or not at all, and creates the folders above it.
 *
 * @throws {InputError} where the folder or the file cannot be written, or the disk is full
 */
export function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  return writeWhole(path, bytes);
}

/**
 * Writes under a temporary name, then renames.
 *
 * write-file-atomic is not used: it mistakes a short write, as on a nearly full disk, for a complete one.
 */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
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

/** The system's error code, for instance `ENOSPC`. */
function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
