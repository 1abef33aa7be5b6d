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
  // A call from JavaScript may bring anything along.
  const name = String(got);
  const hint =
    known.length > 0 ? `did you mean ${closest(name, known)}? There are ${listed(known)}` : 'there is none';
  return new InputError(`${kind} ${visible(name)}: unknown, ${hint}`);
}

/** Longer values are cut in a message, so that it still says what was expected. */
const LONGEST_VALUE = 200;

/** A value as a message shows it: in quotes where it is nothing or only spaces. */
export function visible(value: string): string {
  const cut = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
  return cut.trim() === '' ? `"${cut}"` : cut;
}

/** So many names are shown; a staircase has over a hundred cases. */
const SHOWN = 20;

/** Names with commas, the first of them where there are many. */
export function listed(names: readonly string[]): string {
  if (names.length <= SHOWN) return names.join(', ');
  return `${names.slice(0, SHOWN).join(', ')}, … (${names.length} in all)`;
}
