import { USUAL_LEVEL } from '../measure/judging/statistics.js';
import type { CacheRecord, MachineRecord, RunHeader, Settings } from '../measure/results/rows.js';
import { NATIVE } from '../networks/platforms.js';
import { formatBytes, formatCount, formatShare, MISSING, significant } from './format.js';
import type { Table } from './table.js';

/** A machine's record, one property a row. */
export function machineTable(machine: MachineRecord): Table {
  const columns = ['property', 'value'].map(label => ({ label }));
  return { title: 'Machine', columns, rows: machineRows(machine), notes: [] };
}

/**
 * What a run was made on and how: the machine, the versions, the settings.
 *
 * @param published  the run that stands beside it, in a column of its own
 */
export function runTable(header: RunHeader, published?: RunHeader): Table {
  const rows = runRows(header);
  if (!published)
    return { title: 'Run', columns: [{ label: 'property' }, { label: 'value' }], rows, notes: [] };
  const [ours, theirs] = [new Map(rows), new Map(runRows(published))];
  return {
    title: 'Run',
    columns: ['property', 'here', 'published run'].map(label => ({ label })),
    rows: [...new Set([...ours.keys(), ...theirs.keys()])].map(property => [
      property,
      ours.get(property) ?? null,
      theirs.get(property) ?? null,
    ]),
    notes: [],
  };
}

function runRows(header: RunHeader): [string, string][] {
  const { settings } = header;
  return [
    ['run', header.run],
    ['profile', header.profile],
    ['asked for', askedFor(header)],
    ['started', header.startedAt],
    ['commit', header.commit],
    ...machineRows(header.machine),
    ...nativeRow(header),
    ['load average before', significant(header.loadBefore)],
    ['rounds', roundsText(settings)],
    ['intervals', intervalsText(settings)],
    [
      'in a round',
      `at least ${settings.minRoundMs} ms and ${settings.minIterations} iterations of each case`,
    ],
    ['warm-up', `${settings.minWarmupMs} to ${settings.maxWarmupMs} ms, until the running median is flat`],
    ['seed', String(header.seed)],
  ];
}

/** Nothing where no native engine was asked for. */
function nativeRow({ engines }: RunHeader): [string, string][] {
  return NATIVE in engines ? [[`engine of ${NATIVE}`, engines[NATIVE]]] : [];
}

function roundsText({ rounds, processes, level }: Settings): string {
  if (processes !== undefined) return `${rounds} with each of ${processes} processes`;
  return level === undefined ? formatCount(rounds) : `up to ${rounds} in a pass`;
}

function intervalsText({ level = USUAL_LEVEL }: Settings): string {
  return level === USUAL_LEVEL
    ? formatShare(level)
    : `${formatShare(level)} each, so that all looks at a claim hold together with ${formatShare(USUAL_LEVEL)}`;
}

/** In words what a run was to measure of its profile. */
function askedFor({ selection, engines }: RunHeader): string {
  const platforms = Object.keys(engines).join(', ');
  if (selection === 'all') return 'all cases on all platforms';
  return selection === 'platforms' ? `all cases, only on ${platforms}` : `some cases, on ${platforms}`;
}

function machineRows(machine: MachineRecord): [string, string][] {
  return [
    ['processor', `${machine.cpu} (${machine.architecture}), ${machine.cores} cores`],
    ['caches', cachesText(machine.caches)],
    ['memory', formatBytes(machine.memoryBytes)],
    ['system', machine.os],
    ['engine', `Node ${machine.node}, V8 ${machine.v8}`],
    ...threadsRow(machine),
    ['features', machine.features.join(', ') || 'none'],
  ];
}

/** Nothing in a record from before there was the platform. */
function threadsRow({ threads }: MachineRecord): [string, string][] {
  return threads === undefined ? [] : [['threads of wasm-threads', formatCount(threads)]];
}

/** Without line lengths and ways the sizes are the system's own account, see `CacheRecord`. */
function cachesText(caches: readonly CacheRecord[]): string {
  if (caches.length === 0) return MISSING;
  const whose = caches.some(({ lineBytes, ways }) => lineBytes || ways)
    ? ''
    : ' (as the system reports them, of one core or of all)';
  return caches.map(cache).join(', ') + whose;
}

function cache({ level, bytes, ways }: CacheRecord): string {
  return `L${level} ${formatBytes(bytes)}${ways ? ` (${ways}-way)` : ''}`;
}
