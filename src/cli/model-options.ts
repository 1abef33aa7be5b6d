import { type Command, Option } from 'commander';
import { catalogue } from '../networks/models/catalogue.js';

/**
 * Adds an option for every parameter that a family of networks has: `--width 1.4`. Whether the network that is named
 * has it, and what it may be, is its family's business.
 */
export function addModelOptions(command: Command): Command {
  const owners = new Map<string, string[]>();
  for (const { name, parameters } of catalogue) {
    for (const key of Object.keys(parameters)) owners.set(key, [...(owners.get(key) ?? []), name]);
  }
  for (const [key, families] of owners) {
    const of = families.length === catalogue.length ? 'every family' : families.join(', ');
    command.addOption(new Option(`--${kebab(key)} <value>`, `of ${of}`).argParser(parsedValue));
  }
  return command;
}

/** Of the options of a verb those that are parameters of networks: what is asked of the network. */
export function askedParameters(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = new Set(catalogue.flatMap(({ parameters }) => Object.keys(parameters)));
  return Object.fromEntries(Object.entries(options).filter(([key]) => known.has(key)));
}

/** `1.4` is a number, `true` is yes, everything else is a name. */
export function parsedValue(text: string): number | boolean | string {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d*\.?\d+(e-?\d+)?$/.test(text) ? Number(text) : text;
}

/** `batchNorm` → `batch-norm`. */
function kebab(key: string): string {
  return key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}
