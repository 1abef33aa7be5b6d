import type { TimedRow, TimedRun } from '../measure/results/rows.js';
import { formatInterval } from '../reports/format.js';
import type { Table } from '../reports/table.js';
import { engines, ourFastest } from './engines/index.js';
import { targetsTable } from './targets.js';
import { armOn, oursOn, type PeerTimes, timesOf } from './times.js';
import { workloads as allWorkloads, type Workload } from './workloads.js';

/** What a cell shows of an arm that was not measured. */
const NOT_MEASURED = {
  absent: 'not installed',
  unsupported: 'cannot',
  differs: 'wrong output',
  failed: 'failed',
} as const;

/** Largest idle share that goes without a remark. */
const BUSY = 0.05;

/** Names an arm on the workload with this id. */
type OnWorkload = (id: string) => string;

/** Everything that a comparison says: ratios and speeds for each number of threads, targets, remarks. */
export function peerTables(run: TimedRun, workloads: readonly Workload[] = allWorkloads): Table[] {
  if (run.timed.length === 0) return [];
  const times = timesOf(run);
  const ran = workloads.filter(({ id }) => run.timed.some(({ suite }) => suite === id));
  const threads = [...new Set(run.timed.map(({ arm }) => Number(arm)))].sort((a, b) => a - b);
  return [
    ...threads.flatMap(count => [ratioTable(times, ran, count), speedTable(times, ran, count)]),
    targetsTable(times, workloads),
    remarksTable(run.timed),
  ].filter(table => table.rows.length > 0);
}

/** `one thread`, `2 threads`. */
function threadsTitle(threads: number): string {
  return threads === 1 ? 'one thread' : `${threads} threads`;
}

/** How many times as long each peer takes as our fastest platform; no rows where that did not take part. */
function ratioTable(
  { suite, rows, processes }: PeerTimes,
  workloads: readonly Workload[],
  threads: number,
): Table {
  const us = ourFastest(threads);
  const ours: OnWorkload = id => oursOn(id, threads);
  const tookPart = (arm: OnWorkload) => workloads.some(({ id }) => rows.has(arm(id)));
  const peers = engines.filter(engine => engine.ours === undefined);
  const columns: readonly { readonly label: string; readonly arm: OnWorkload }[] = [
    { label: `${us} again (A/A)`, arm: (id: string) => oursOn(id, threads, true) },
    ...peers.map(({ name, title }) => ({ label: title, arm: (id: string) => armOn(id, name, threads) })),
  ].filter(({ arm }) => tookPart(arm));
  const cell = (id: string, arm: OnWorkload) => {
    const row = rows.get(arm(id));
    if (row?.status === 'failed') return NOT_MEASURED[row.cause ?? 'failed'];
    return formatInterval(suite.ratio(arm(id), ours(id)));
  };
  /** A mean over fewer workloads than the table has says so. */
  const meanCell = (kind: Workload['kind'], arm: OnWorkload) => {
    const pairs = workloads.filter(one => one.kind === kind).map(({ id }) => [arm(id), ours(id)] as const);
    const measured = pairs.filter(pair => suite.ratio(...pair));
    const mean = formatInterval(suite.meanRatio(measured));
    return measured.length === pairs.length || measured.length === 0 ? mean : `${mean} of ${measured.length}`;
  };
  const kinds = [...new Set(workloads.map(({ kind }) => kind))];
  const ratios = [
    ...workloads.map(({ id }) => [id, ...columns.map(({ arm }) => cell(id, arm))]),
    ...kinds.map(kind => [
      `geometric mean of the ${kind}s`,
      ...columns.map(({ arm }) => meanCell(kind, arm)),
    ]),
  ];
  return {
    title: `Time over ours (${us}), ${threadsTitle(threads)}: above 1 we are faster`,
    columns: [{ label: 'workload' }, ...columns.map(({ label }) => ({ label }))],
    rows: tookPart(ours) ? ratios : [],
    notes: [
      'Medians over rounds of the ratio within a round, or of the geometric mean of the ratios, with their 95 % interval.',
      processesNote(processes),
    ],
  };
}

/** What of processes is in the intervals. */
function processesNote(processes: number | undefined): string {
  if (processes === undefined) {
    return 'One process of each engine: what would differ in another, such as where its buffers lie, is not in the intervals.';
  }
  return processes === 1
    ? 'One process of each engine; the intervals allow for what usually differs in another.'
    : `Over ${processes} processes of each engine; where these differ by more than the rounds do, the interval is as wide as they say.`;
}

/** GFLOP/s of every engine that was measured on one of the workloads. */
function speedTable({ suite, rows }: PeerTimes, workloads: readonly Workload[], threads: number): Table {
  const ns = (id: string, engine: string) => suite.timeNs(armOn(id, engine, threads))?.estimate ?? Number.NaN;
  const macs = (id: string, engine: string) => rows.get(armOn(id, engine, threads))?.macs ?? 0;
  const measured = engines.filter(({ name }) => workloads.some(({ id }) => ns(id, name) > 0));
  const orMissing = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    title: `Speed, ${threadsTitle(threads)}`,
    columns: [
      { label: 'workload' },
      { label: 'ours', unit: 'ms', digits: 3 },
      ...measured.map(({ title }) => ({ label: title, unit: 'GFLOP/s', digits: 3 })),
    ],
    rows: workloads.map(({ id }) => [
      id,
      orMissing(ns(id, ourFastest(threads)) / 1e6),
      ...measured.map(({ name }) => orMissing((2 * macs(id, name)) / ns(id, name))),
    ]),
    notes: workloads.flatMap(({ id, title }) => (title === id ? [] : [`${id}: ${title}`])),
  };
}

/** Which arms were not measured and why, were not warm, or were busy while others were measured; on which workloads. */
function remarksTable(timed: readonly TimedRow[]): Table {
  const workloadsOf = new Map<string, string[]>();
  for (const row of timed) {
    for (const remark of remarksOn(row)) {
      const key = JSON.stringify([row.again ? `${row.platform} again` : row.platform, row.arm, remark]);
      workloadsOf.set(key, [...(workloadsOf.get(key) ?? []), row.suite]);
    }
  }
  const all = new Set(timed.map(({ suite }) => suite)).size;
  return {
    title: 'Remarks',
    columns: ['engine', 'threads', 'workloads', 'remark'].map(label => ({ label })),
    rows: [...workloadsOf].map(([key, workloads]) => {
      const [engine, threads, remark] = JSON.parse(key) as string[];
      return [engine, Number(threads), workloads.length === all ? 'all' : workloads.join(', '), remark];
    }),
    notes: [],
  };
}

function remarksOn({ status, error, warm, idleShare = 0 }: TimedRow): string[] {
  return [
    ...(error === undefined ? [] : [error]),
    ...(status === 'failed' || warm ? [] : ['median not flat at the end of the warm-up']),
    ...(idleShare > BUSY ? ['used the processor while others were measured'] : []),
  ];
}
