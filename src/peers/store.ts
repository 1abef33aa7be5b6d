import * as v from 'valibot';
import { InputError } from '../errors.js';
import { readText, writeText } from '../measure/results/files.js';
import { footerSchema, machineSchema, schemaOf, settingsSchema } from '../measure/results/schema.js';
import { checked, listRuns, parsed, runPath } from '../measure/results/store.js';
import type { PeerHeader, PeerRow, PeerRun } from './rows.js';

/** Folder of the comparisons below that of all results. */
export const PEERS_FOLDER = 'peers';

/** Version of the files' schema. */
export const PEERS_SCHEMA = 1;

const text = v.string();
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const headerSchema = schemaOf<PeerHeader>({
  type: v.literal('header'),
  schema: v.literal(PEERS_SCHEMA),
  run: text,
  startedAt: text,
  settings: settingsSchema,
  seed: count,
  commit: text,
  machine: machineSchema,
  loadBefore: amount,
  selection: v.picklist(['all', 'some']),
});

const rowSchema = schemaOf<PeerRow>({
  type: v.literal('peer'),
  workload: text,
  engine: text,
  threads: count,
  again: v.boolean(),
  status: v.picklist(['measured', 'absent', 'unsupported', 'differs', 'failed']),
  reason: v.optional(text),
  version: v.optional(text),
  samplesNs: v.array(v.array(amount)),
  warmupNs: amount,
  warm: v.boolean(),
  checkError: v.nullable(amount),
  macs: count,
  idleShare: amount,
});

/**
 * Writes a comparison to `<out>/peers/timed/<run>.jsonl`, whole or not at all: one JSON value a line.
 *
 * @returns the file's path
 * @throws {InputError} where the output folder cannot be written
 */
export async function writePeerRun(out: string, { header, rows, footer }: PeerRun): Promise<string> {
  const path = runPath(out, PEERS_FOLDER, header.run);
  const lines = [
    v.parse(headerSchema, header),
    ...rows.map(row => v.parse(rowSchema, row)),
    v.parse(footerSchema, footer),
  ];
  await writeText(path, lines.map(line => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

/**
 * Reads a comparison and checks every field.
 *
 * @throws {InputError} where the file cannot be read, is cut off, or is no comparison, with path and line
 */
export async function readPeerRun(path: string): Promise<PeerRun> {
  const lines = (await readText(path)).split('\n');
  if (lines.pop() !== '' || lines.length < 2) {
    throw new InputError(`${path}: truncated after ${lines.length} lines, expected a header and a footer`);
  }
  const line = <T>(schema: v.GenericSchema<unknown, T>, i: number): T =>
    checked(schema, parsed(lines[i]), `${path}:${i + 1}`);
  const last = lines.length - 1;
  return {
    header: line(headerSchema, 0),
    rows: lines.slice(1, last).map((_, i) => line(rowSchema, i + 1)),
    footer: line(footerSchema, last),
  };
}

/**
 * The comparison that the README shows: the newest complete one of everything; where there is none, the newest that
 * is complete, then the newest. One without rows never.
 *
 * @throws {InputError} where a file that has to be looked at is not readable
 */
export async function latestPeerRun(out: string): Promise<PeerRun | undefined> {
  let best: PeerRun | undefined;
  for (const path of await listRuns(out, PEERS_FOLDER)) {
    const run = await readPeerRun(path);
    if (run.rows.length === 0) continue;
    if (rank(run) === 0) return run;
    if (!best || rank(run) < rank(best)) best = run;
  }
  return best;
}

function rank({ header, footer }: PeerRun): number {
  if (footer.status !== 'complete') return 2;
  return header.selection === 'all' ? 0 : 1;
}
