import * as v from 'valibot';
import { LONGEST_TEXT, plainLine } from '../../errors/foreign-text.js';
import type {
  CacheRecord,
  CeilingRow,
  MachineRecord,
  RunFooter,
  RunHeader,
  Settings,
  TimedRow,
} from './rows.js';

/** A schema for every field of T, including optional ones, and for no other. */
export type Fields<T> = { readonly [K in keyof T]-?: v.GenericSchema<unknown, T[K]> };

/** The schema of a type; a field that is missing, extra or of another type does not compile. */
export function schemaOf<T>(fields: Fields<T>): v.GenericSchema<unknown, T> {
  return v.object(fields as v.ObjectEntries) as unknown as v.GenericSchema<unknown, T>;
}

/** Shortest and longest time that is measured, ns: a tick of the clock, and a day. */
export const SHORTEST_NS = 1;
export const LONGEST_NS = 86_400e9;

/**
 * Most rounds of a row, and most values of each list of a header or footer. A run of our own has 155 rounds, and 1000 in
 * each pass where one asks for them; in a comparison of engines, 10,000 with each process.
 */
export const MOST_ROUNDS_OF_ROW = 100_000;
const MOST_VALUES = 100;
const MOST_WARNINGS = 20_000;

/** Longest name: of a run, an experiment, a suite, an arm, a platform or an engine. */
const LONGEST_NAME = 200;

/** What a name may be; see `isName`. */
const SEEN = 'a name of visible characters, without <, > and `';

/** Whether rows can have this for a suite or an arm: `SEEN`, and not too long. */
export function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && isSeen(text);
}

function isSeen(text: string): boolean {
  return plainLine(text) === text && !/[<>`]/.test(text);
}

/** A text that is shown and nothing else: it becomes plain as it is read, see `plainLine`. */
const text = v.pipe(
  v.string(),
  v.transform(given => plainLine(given, LONGEST_TEXT)),
);

/**
 * A name that rows are found by is not changed but refused where it is too long, would not be seen as it is, or could
 * begin or end something in HTML and Markdown: figures take names as they are, and read `<` in them as HTML.
 */
const name = v.pipe(v.string(), v.maxLength(LONGEST_NAME), v.check(isSeen, SEEN));

/** Runs and experiments give their names to files and folders. */
const fileName = v.pipe(
  v.string(),
  v.maxLength(LONGEST_NAME),
  v.check(given => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(given), 'letters, digits, dots and hyphens'),
);

const amount = v.pipe(v.number(), v.finite('a finite number'), v.minValue(0));
const integer = v.pipe(v.number(), v.safeInteger('an integer'));
const count = v.pipe(integer, v.minValue(0));
const positiveCount = v.pipe(count, v.minValue(1));
const duration = v.pipe(amount, v.maxValue(LONGEST_NS));
const time = v.pipe(v.number(), v.minValue(SHORTEST_NS), v.maxValue(LONGEST_NS));
/** Steps of a probe per ns. */
const speed = v.pipe(v.number(), v.minValue(1e-6), v.maxValue(1e3));
const profile = v.picklist(['smoke', 'quick', 'full']);

/** Coverage of intervals. Nearer to 1 nothing is decided, and below a half nothing is said. */
const level = v.pipe(v.number(), v.minValue(0.5), v.maxValue(0.9999));

/** Times of the rounds. There may be millions of them, which are looked at in a loop; the slow schema says what is wrong. */
const samples = v.lazy(given => (areTimes(given) ? whatever : slowSamples)) as v.GenericSchema<
  unknown,
  number[][]
>;
const whatever = v.any();
const slowSamples = v.pipe(v.array(v.array(time)), v.maxLength(MOST_ROUNDS_OF_ROW));

function areTimes(given: unknown): boolean {
  return (
    Array.isArray(given) &&
    given.length <= MOST_ROUNDS_OF_ROW &&
    given.every(
      round =>
        Array.isArray(round) &&
        round.every(ns => typeof ns === 'number' && ns >= SHORTEST_NS && ns <= LONGEST_NS),
    )
  );
}

const cache = schemaOf<CacheRecord>({
  level: count,
  bytes: count,
  lineBytes: v.optional(count),
  ways: v.optional(count),
});

/** Schema of a machine's record. */
export const machineSchema: v.GenericSchema<unknown, MachineRecord> = schemaOf<MachineRecord>({
  cpu: text,
  cores: positiveCount,
  threads: v.optional(count),
  architecture: text,
  os: text,
  memoryBytes: count,
  caches: v.pipe(v.array(cache), v.maxLength(MOST_VALUES)),
  node: text,
  v8: text,
  features: v.pipe(v.array(text), v.maxLength(MOST_VALUES)),
});

/** Schema of how something is timed. */
export const settingsSchema: v.GenericSchema<unknown, Settings> = schemaOf<Settings>({
  rounds: v.pipe(positiveCount, v.maxValue(MOST_ROUNDS_OF_ROW)),
  processes: v.optional(positiveCount),
  level: v.optional(level),
  minRoundMs: amount,
  minIterations: count,
  minWarmupMs: amount,
  maxWarmupMs: amount,
});

/** Schema of a timed file's first line. */
export const headerSchema: v.GenericSchema<unknown, RunHeader> = schemaOf<RunHeader>({
  type: v.literal('header'),
  schema: count,
  run: fileName,
  experiment: fileName,
  profile,
  startedAt: text,
  settings: settingsSchema,
  seed: integer,
  commit: text,
  definition: text,
  exact: text,
  engines: v.pipe(v.record(name, text), v.maxEntries(MOST_VALUES)),
  machine: machineSchema,
  loadBefore: amount,
  selection: v.picklist(['all', 'platforms', 'cases']),
});

/** Schema of a timed row. */
export const timedSchema: v.GenericSchema<unknown, TimedRow> = schemaOf<TimedRow>({
  type: v.literal('timed'),
  suite: name,
  platform: name,
  arm: name,
  again: v.boolean(),
  status: v.picklist(['measured', 'failed']),
  error: v.optional(text),
  cause: v.optional(v.picklist(['absent', 'unsupported', 'differs'])),
  samplesNs: samples,
  passes: v.optional(v.pipe(v.array(positiveCount), v.minLength(1), v.maxLength(MOST_ROUNDS_OF_ROW))),
  disturbed: v.optional(v.strictObject({ setAsideNs: samples, kept: count })),
  warmupNs: duration,
  warm: v.boolean(),
  checkError: v.nullable(amount),
  macs: count,
  memoryAccessCost: count,
  arenaBytes: v.nullable(count),
  scratchBytes: v.nullable(count),
  idleShare: v.optional(amount),
});

/** Schema of a measured ceiling. */
export const ceilingSchema: v.GenericSchema<unknown, CeilingRow> = schemaOf<CeilingRow>({
  type: v.literal('ceiling'),
  engine: name,
  kind: v.picklist(['compute', 'bandwidth']),
  workingSetBytes: count,
  workPerSample: v.pipe(count, v.minValue(1)),
  samplesNs: v.pipe(v.array(time), v.maxLength(MOST_VALUES)),
});

/** Schema of a timed file's last line. */
export const footerSchema: v.GenericSchema<unknown, RunFooter> = schemaOf<RunFooter>({
  type: v.literal('footer'),
  status: v.picklist(['running', 'complete', 'interrupted']),
  endedAt: text,
  loadAfter: amount,
  coreSpeeds: v.optional(v.pipe(v.array(speed), v.maxLength(MOST_ROUNDS_OF_ROW))),
  warnings: v.pipe(v.array(text), v.maxLength(MOST_WARNINGS)),
});
