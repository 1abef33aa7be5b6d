import { type Command, Option } from 'commander';
import { InputError, visible } from '../errors/input-error.js';
import { HERE } from '../experiment/places.js';
import { MOST_ROUNDS } from '../measure/settings.js';
import { integerOf, numberOf, outOption, platformOption, profileOption, seedOption } from './options.js';
import type { Selection } from './selection.js';

/** What `run` and `reproduce` are told about measuring. */
export interface MeasuringOptions extends Selection {
  readonly out: string;
  /** How long measuring may go on beyond its first pass; that of the profile where it is absent. */
  readonly minutes?: number;
  /** The same in ms, only as long as a claim is open, and with as many rounds as fit. */
  readonly untilSure?: number;
  /** Fewest rounds of a suite in the first pass; those of the profile where it is absent. */
  readonly rounds?: number;
  /** Adds passes to the last run in `out`. */
  readonly continue?: boolean;
}

/** Adds the options of `MeasuringOptions`, but for `--case`. */
export function addMeasuringOptions(command: Command): Command {
  return command
    .addOption(platformOption())
    .addOption(profileOption())
    .addOption(minutesOption())
    .addOption(untilSureOption())
    .addOption(roundsOption())
    .addOption(continueOption())
    .addOption(outOption())
    .addOption(seedOption());
}

/** `--minutes`: the budget of a run. */
export function minutesOption(): Option {
  return new Option(
    '--minutes <number>',
    'how long to go on measuring, until every claim is decided; at least one pass over everything is made; ' +
      'in the quick profile one minute for each experiment up to 5, or half a minute for each of many up to 15, if absent',
  ).argParser(numberOf('--minutes', 0, 24 * 60));
}

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000 } as const;
const DAY_MS = 24 * UNIT_MS.h;

/** `--until-sure`: a budget that is spent on open claims alone. */
function untilSureOption(): Option {
  return new Option(
    '--until-sure <time>',
    'stop as soon as every claim is decided, at the latest after this time (90s, 10m, 1h), with as many rounds as fit in five passes',
  )
    .conflicts('minutes')
    .argParser((text: string) => {
      const [, number, unit] = /^(\d+(?:\.\d+)?)([smh])$/.exec(text.trim()) ?? [];
      const ms = Number(number) * UNIT_MS[unit as keyof typeof UNIT_MS];
      if (!(ms <= DAY_MS)) {
        throw new InputError(
          `--until-sure: got ${visible(text)}, expected a time up to 24h, for instance 90s or 10m`,
        );
      }
      return ms;
    });
}

/** `--rounds`: a first pass of more, or fewer, rounds. */
function roundsOption(): Option {
  return new Option('--rounds <number>', 'fewest rounds of each suite in the first pass').argParser(
    integerOf('--rounds', 1, MOST_ROUNDS),
  );
}

/** `--continue`: more passes of a run. */
function continueOption(): Option {
  return new Option(
    '--continue',
    'add passes to your last run of the same cases, where claims are still open',
  );
}

/** The options that make another run be of the same cases in the same folder, as they are typed. */
export function sameCases({ profile, platform, case: cases = [], seed, out }: MeasuringOptions): string[] {
  return [
    ...(profile !== 'quick' ? [`--profile ${profile}`] : []),
    ...(platform ? [`--platform ${platform.join(',')}`] : []),
    ...cases.map(name => `--case ${name}`),
    ...(seed !== 1 ? [`--seed ${seed}`] : []),
    ...(out !== HERE ? [`--out ${/^[\w./-]+$/.test(out) ? out : JSON.stringify(out)}`] : []),
  ];
}
