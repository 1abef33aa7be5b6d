import { closest, distance } from 'fastest-levenshtein';
import { InputError } from './input-error.js';

/** What one named value of a call may be. */
export interface Rule<T, Optional extends boolean = boolean> {
  /** Read behind "expected": `a positive integer`. */
  readonly expected: string;
  /** Whether it may be left out. */
  readonly optional: Optional;
  accepts(value: unknown): value is T;
}

/** A rule for each value of an object of options, checked by the compiler against the object's type. */
export type RulesOf<P> = {
  readonly [Name in keyof P]-?: Rule<Exclude<P[Name], undefined>, undefined extends P[Name] ? true : false>;
};

/** The rule of a value that has to be there. */
export function required<T>(expected: string, accepts: (value: unknown) => boolean): Rule<T, false> {
  return { expected, optional: false, accepts: accepts as (value: unknown) => value is T };
}

/** The same value where it may be left out. */
export function optional<T>({ expected, accepts }: Rule<T>): Rule<T, true> {
  return { expected, optional: true, accepts };
}

/** How `checkNamed` reads an object of named values. */
export interface NamedOptions<P> {
  /** What one of the values is called in messages; `parameter` where it is absent. */
  readonly noun?: string;
  /** For values that are not given. */
  readonly defaults?: Partial<P>;
}

/**
 * The named values of a call, after a check of their names and types; one that is undefined counts as left out.
 *
 * @param where  begins the message, for instance `conv2d`
 * @throws {InputError} where a name is unknown (with the one that may be meant), a value is missing, or has a wrong type
 */
export function checkNamed<P>(
  where: string,
  rules: RulesOf<P>,
  given: unknown,
  { noun = 'parameter', defaults }: NamedOptions<P> = {},
): P {
  const known: Readonly<Record<string, Rule<unknown>>> = rules;
  const names = Object.keys(known);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    const all = names.length === 0 ? '{}' : `an object with ${names.join(', ')}`;
    throw new InputError(`${where}: the ${noun}s are ${shown(given)}, expected ${all}`);
  }
  const values: Record<string, unknown> = { ...defaults };
  // Every node of every graph comes by: a plain loop takes a fraction of the time of lists of entries.
  for (const name of Object.keys(given)) {
    const value = (given as Record<string, unknown>)[name];
    if (value !== undefined) values[name] = value;
  }
  for (const name of Object.keys(values)) {
    if (Object.hasOwn(known, name)) continue;
    const missing = names.filter(
      one => !known[one].optional && !(one in values) && known[one].accepts(values[name]),
    );
    throw new InputError(`${where}: ${name} is not ${aOrAn(noun)}, ${hint(name, names, missing)}`);
  }
  for (const name of names) {
    const { expected, optional: mayLack, accepts } = known[name];
    if (!(name in values)) {
      if (mayLack) continue;
      throw new InputError(`${where}: ${name} is missing, expected ${expected}`);
    }
    if (!accepts(values[name])) refuse(`${where}: ${name}`, values[name], expected);
  }
  return values as P;
}

/** What may be meant: the one missing value that fits, else the nearest name, else all names. */
function hint(name: string, names: readonly string[], missing: readonly string[]): string {
  if (missing.length === 1) return `did you mean ${missing[0]}?`;
  if (names.length === 0) return 'there are none';
  const nearest = closest(name, names);
  return distance(name, nearest) <= name.length / 2
    ? `did you mean ${nearest}?`
    : `expected ${names.join(', ')}`;
}

function aOrAn(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** @throws {InputError} `where is what was got, expected what was expected` */
export function refuse(where: string, got: unknown, expected: string): never {
  throw new InputError(`${where} is ${shown(got)}, expected ${expected}`);
}

/** @throws {InputError} where it is no object, or an array: `what` is for instance `a graph` */
export function expectObject(where: string, value: unknown, what: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(where, value, what);
}

/**
 * @param what  for instance `a finding: what measure returned`
 * @throws {InputError} where it is no object that has these fields
 */
export function expectFields(where: string, value: unknown, fields: readonly string[], what: string): void {
  expectObject(where, value, what);
  const missing = fields.find(field => (value as Readonly<Record<string, unknown>>)[field] === undefined);
  if (missing !== undefined) throw new InputError(`${where} has no ${missing}, expected ${what}`);
}

/** @throws {InputError} where it is no array: `what` is for instance `an array of times` */
export function expectArray(where: string, value: unknown, what: string): void {
  if (!Array.isArray(value)) refuse(where, value, what);
}

/** @throws {InputError} where it is not a function: `what` is for instance `a function that makes tensors` */
export function expectFunction(where: string, value: unknown, what: string): void {
  if (typeof value !== 'function') refuse(where, value, what);
}

/** @throws {InputError} where it is not a text, or an empty one */
export function expectText(where: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') refuse(where, value, 'a text that is not empty');
}

/** @throws {InputError} where a value is not a finite number; they are given by their names */
export function expectNumbers(where: string, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!Number.isFinite(value)) refuse(`${where}: ${name}`, value, 'a finite number');
  }
}

/** @throws {InputError} where a value is not an integer above 0; they are given by their names */
export function expectCounts(where: string, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!isCount(value)) refuse(`${where}: ${name}`, value, 'a positive integer');
  }
}

/** Whether it is an integer above 0. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

/** So many items of an array are shown in a message. */
const SHOWN = 8;

/** A value as a message shows it. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) {
    return value.length > SHOWN ? `an array of ${value.length}` : `[${value.map(shown).join(', ')}]`;
  }
  if (typeof value !== 'object' || value === null) return String(value);
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name}`;
  const keys = Object.keys(value);
  return keys.length === 0 ? '{}' : `an object with ${keys.slice(0, SHOWN).join(', ')}`;
}
