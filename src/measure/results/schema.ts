import * as v from 'valibot';
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

const text = v.string();
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const profile = v.picklist(['smoke', 'quick', 'full']);

const cache = schemaOf<CacheRecord>({
  level: count,
  bytes: count,
  lineBytes: v.optional(count),
  ways: v.optional(count),
});

/** Schema of a machine's record. */
export const machineSchema: v.GenericSchema<unknown, MachineRecord> = schemaOf<MachineRecord>({
  cpu: text,
  cores: count,
  threads: v.optional(count),
  architecture: text,
  os: text,
  memoryBytes: count,
  caches: v.array(cache),
  node: text,
  v8: text,
  features: v.array(text),
});

/** Schema of how something is timed. */
export const settingsSchema: v.GenericSchema<unknown, Settings> = schemaOf<Settings>({
  rounds: count,
  processes: v.optional(count),
  level: v.optional(v.pipe(v.number(), v.gtValue(0), v.ltValue(1))),
  minRoundMs: amount,
  minIterations: count,
  minWarmupMs: amount,
  maxWarmupMs: amount,
});

/** Schema of a timed file's first line. */
export const headerSchema: v.GenericSchema<unknown, RunHeader> = schemaOf<RunHeader>({
  type: v.literal('header'),
  schema: count,
  run: text,
  experiment: text,
  profile,
  startedAt: text,
  settings: settingsSchema,
  seed: v.pipe(v.number(), v.safeInteger()),
  commit: text,
  definition: text,
  exact: text,
  engines: v.record(text, text),
  machine: machineSchema,
  loadBefore: amount,
  selection: v.picklist(['all', 'platforms', 'cases']),
});

/** Schema of a timed row. */
export const timedSchema: v.GenericSchema<unknown, TimedRow> = schemaOf<TimedRow>({
  type: v.literal('timed'),
  suite: text,
  platform: text,
  arm: text,
  again: v.boolean(),
  status: v.picklist(['measured', 'failed']),
  error: v.optional(text),
  cause: v.optional(v.picklist(['absent', 'unsupported', 'differs'])),
  samplesNs: v.array(v.array(amount)),
  passes: v.optional(v.array(count)),
  disturbed: v.optional(v.strictObject({ setAsideNs: v.array(v.array(amount)), kept: count })),
  warmupNs: amount,
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
  engine: text,
  kind: v.picklist(['compute', 'bandwidth']),
  workingSetBytes: count,
  workPerSample: amount,
  samplesNs: v.array(amount),
});

/** Schema of a timed file's last line. */
export const footerSchema: v.GenericSchema<unknown, RunFooter> = schemaOf<RunFooter>({
  type: v.literal('footer'),
  status: v.picklist(['running', 'complete', 'interrupted']),
  endedAt: text,
  loadAfter: amount,
  warnings: v.array(text),
});
