import { realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Option } from 'commander';
import { InputError, unknownName, visible } from '../errors/input-error.js';
import { HERE, PUBLISHED } from '../experiment/places.js';
import type { Profile } from '../measure/results/rows.js';
import { type PlaceName, placeNames } from '../networks/platforms.js';

/** `--json`: the same content for programs. */
export function jsonOption(): Option {
  return new Option('--json', 'print JSON instead of tables');
}

/** `--out`: the folder of the reader's results. */
export function outOption(): Option {
  return new Option('-o, --out <folder>', 'folder of your results')
    .default(HERE, relative(process.cwd(), HERE) || '.')
    .argParser((folder: string) => {
      if (folder === '') throw new InputError('--out: got "", expected a folder');
      if (isPublished(folder)) {
        throw new InputError(
          `--out ${folder}: holds the published run, expected another folder; publish is the verb that changes it`,
        );
      }
      return folder;
    });
}

/** Whether a folder is the published results or in them, by whatever links, but not among the reader's own there. */
function isPublished(folder: string): boolean {
  const [place, published, here] = [folder, PUBLISHED, HERE].map(realPath);
  const isIn = (parent: string) => place === parent || place.startsWith(parent + sep);
  return isIn(published) && !isIn(here);
}

/** Behind all links; of a folder that is not there, its parents'. */
function realPath(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync.native(whole);
  } catch {
    const parent = dirname(whole);
    return parent === whole ? whole : join(realPath(parent), relative(parent, whole));
  }
}

/**
 * `--platform`: repeated, or several with commas.
 *
 * @param absent  in words, where it is not given
 */
export function platformOption(absent = 'all that are installed'): Option {
  return new Option(
    '-p, --platform <names>',
    `only these platforms: ${placeNames.join(', ')}; with commas or repeated; ${absent} if absent`,
  ).argParser((value: string, before: PlaceName[] = []) => [
    ...before,
    ...value.split(',').map(name => oneOf('platform', name.trim(), placeNames)),
  ]);
}

/** `--force`: the one way to replace a file that the suite did not write. */
export function forceOption(): Option {
  return new Option('--force', 'replace the file if there is one');
}

/** What a file that is in the way needs, behind "expected a new file". */
export const FORCE = 'or --force to replace it';

const PROFILES: readonly Profile[] = ['quick', 'full', 'smoke'];

/** `--profile`: how long is measured, and how much. */
export function profileOption(): Option {
  return new Option(
    '--profile <name>',
    'quick; full for the complete tables of the papers; smoke to see whether everything runs, with too few rounds for a verdict',
  )
    .default('quick')
    .argParser((name: string) => oneOf('profile', name, PROFILES));
}

/** `--case`: repeated. `what` says in the help what a case is run with. */
export function caseOption(what: 'only this case' | 'only this case with its baseline'): Option {
  return new Option('-c, --case <suite/case>', `${what}, or all of a suite; repeatable`).argParser(
    (value: string, before: string[] = []) => [...before, value],
  );
}

/** `--seed`: of inputs, weights and orders. */
export function seedOption(): Option {
  return new Option('--seed <number>', 'seed of inputs, weights and orders')
    .default(1)
    .argParser(integerOf('--seed', 0, 0xffffffff));
}

/** Parses an option's integer. @throws {InputError} where it is none in this range, or not written in digits */
export function integerOf(option: string, least: number, most: number): (text: string) => number {
  return numberIn(option, /^\d+$/, `an integer from ${least} to ${most}`, least, most);
}

/** Parses an option's number. @throws {InputError} where it is none in this range, or not written as 12 or 0.5 */
export function numberOf(option: string, least: number, most: number): (text: string) => number {
  return numberIn(option, /^\d*\.?\d+$/, `a number from ${least} to ${most}`, least, most);
}

function numberIn(option: string, form: RegExp, expected: string, least: number, most: number) {
  return (text: string): number => {
    const number = Number(text);
    if (!form.test(text.trim()) || number < least || number > most) {
      throw new InputError(`${option}: got ${visible(text)}, expected ${expected}`);
    }
    return number;
  };
}

/** @throws {InputError} where the name is none of these, with the nearest one */
export function oneOf<Name extends string>(what: string, name: string, names: readonly Name[]): Name {
  const found = names.find(one => one === name);
  if (found === undefined) throw unknownName(what, name, names);
  return found;
}
