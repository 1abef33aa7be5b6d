import { closest } from 'fastest-levenshtein';

/**
 * Something that was given from outside cannot be used: a name, a case, a folder, a results file. The message
 * is one line that says what was got and what was expected; the command line prints it and exits with status 2.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** The error for a name that does not exist, with the nearest one that does. `kind` is for instance `platform`. */
export function unknownName(kind: string, got: string, known: readonly string[]): InputError {
  const hint =
    known.length > 0 ? `did you mean ${closest(got, known)}? There are ${known.join(', ')}` : 'there is none';
  return new InputError(`${kind} ${got}: unknown, ${hint}`);
}
