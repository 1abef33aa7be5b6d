import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../errors/input-error.js';
import { makeFolder } from '../measure/results/files.js';

/**
 * Makes sure of the output folder before anything is computed for it, and creates it if need be.
 *
 * @param given  the option that names it, with its value
 * @throws {InputError} where it is no folder, or cannot be created or written
 */
export function prepareOut(out: string, given = `--out ${out}`): void {
  try {
    makeFolder(resolve(out));
    accessSync(out, constants.W_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new InputError(`${given}: cannot be written (${code ?? message}), expected a folder to write to`);
  }
}
