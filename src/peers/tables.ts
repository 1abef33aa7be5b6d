import { formatInterval } from '../reports/format.js';
import type { Table } from '../reports/table.js';
import { type ArmKind, armKinds, ourBest } from './arms.js';
import { judgeBars } from './bars.js';
import { findRow, geometricMeanRatio, gflops, medianNs, type RowKey, timeRatio } from './ratios.js';
import type { PeerRow, PeerRun } from './rows.js';
import type { Workload } from './workload.js';
import { workloads as allWorkloads } from './workloads.js';

/** What a cell shows of an arm that was not measured. */
const IN_A_WORD = {
  absent: 'not installed',
  unsupported: 'cannot',
  differs: 'wrong output',
  failed: 'failed',
} as const;

/** More processor time than this while others are measured deserves a remark; 1 is one core. */
const RESTLESS = 0.05;

/** Everything that a comparison says: ratios and speeds for each number of threads, bars, remarks. */
export function peerTables(run: PeerRun, workloads: readonly Workload[] = allWorkloads): Table[] {
  const ran = workloads.filter(({ id }) => run.rows.some(row => row.workload === id));
  const threads = [...new Set(run.rows.map(row => row.threads))].sort((a, b) => a - b);
  return [
    ...threads.flatMap(count => [ratioTable(run, ran, count), speedTable(run, ran, count)]),
    barsTable(run, workloads),
    remarksTable(run),
  ].filter(table => table.rows.length > 0);
}

/** `1 thread`, `2 threads`. */
function threadsTitle(threads: number): string {
  return threads === 1 ? 'one thread' : `${threads} threads`;
}

/** How many times as long each peer takes as our best platform; no rows where that did not take part. */
function ratioTable(run: PeerRun, workloads: readonly Workload[], threads: number): Table {
  const us = ourBest(threads);
  const again: RowKey = { engine: us, threads, again: true };
  const peers = armKinds.filter(({ ours, name }) => !ours && hasRows(run, name, threads));
  const columns: readonly { label: string; key: RowKey }[] = [
    ...(run.rows.some(row => row.again && row.threads === threads)
      ? [{ label: `${us} again (A/A)`, key: again }]
      : []),
    ...peers.map(({ title, name }) => ({ label: title, key: { engine: name, threads } })),
  ];
  const pair = (workload: Workload, key: RowKey) =>
    [findRow(run, workload.id, key), findRow(run, workload.id, { engine: us, threads })] as const;
  const kinds = [...new Set(workloads.map(({ kind }) => kind))];
  const compared = hasRows(run, us, threads);
  return {
    title: `Time over ours (${us}), ${threadsTitle(threads)}: above 1 we are faster`,
    columns: [{ label: 'workload' }, ...columns.map(({ label }) => ({ label }))],
    rows: compared
      ? [
          ...workloads.map(workload => [
            workload.id,
            ...columns.map(({ key }) => ratioCell(...pair(workload, key))),
          ]),
          ...kinds.map(kind => {
            const group = workloads.filter(workload => workload.kind === kind);
            return [
              `geometric mean of the ${kind}s`,
              ...columns.map(({ key }) => meanCell(group.map(workload => pair(workload, key)))),
            ];
          }),
        ]
      : [],
    notes: ['Medians over rounds of the ratio within a round, with their 95 % interval.'],
  };
}

function ratioCell(peer: PeerRow | undefined, us: PeerRow | undefined): string {
  if (peer && peer.status !== 'measured') return IN_A_WORD[peer.status];
  return formatInterval(timeRatio(peer, us));
}

/** A mean over fewer workloads than the table has says so. */
function meanCell(pairs: readonly (readonly [PeerRow | undefined, PeerRow | undefined])[]): string {
  const measured = pairs.filter(([a, b]) => timeRatio(a, b) !== undefined).length;
  const of = measured === pairs.length || measured === 0 ? '' : ` of ${measured}`;
  return formatInterval(geometricMeanRatio(pairs)) + of;
}

/** GFLOP/s of every engine that was measured on one of the workloads. */
function speedTable(run: PeerRun, workloads: readonly Workload[], threads: number): Table {
  const row = (workload: Workload, { name }: ArmKind) => findRow(run, workload.id, { engine: name, threads });
  const kinds = armKinds.filter(kind =>
    workloads.some(workload => row(workload, kind)?.status === 'measured'),
  );
  return {
    title: `Speed, ${threadsTitle(threads)}`,
    columns: [
      { label: 'workload' },
      { label: 'ours', unit: 'ms', digits: 3 },
      ...kinds.map(({ title }) => ({ label: title, unit: 'GFLOP/s', digits: 3 })),
    ],
    rows: workloads.map(workload => {
      const ns = medianNs(findRow(run, workload.id, { engine: ourBest(threads), threads }));
      return [
        workload.id,
        ns === undefined ? null : ns / 1e6,
        ...kinds.map(kind => gflops(row(workload, kind)) ?? null),
      ];
    }),
    notes: workloads.flatMap(({ id, title }) => (title === id ? [] : [`${id}: ${title}`])),
  };
}

function hasRows(run: PeerRun, engine: string, threads: number): boolean {
  return run.rows.some(row => row.engine === engine && row.threads === threads);
}

function barsTable(run: PeerRun, workloads: readonly Workload[]): Table {
  return {
    title: 'What we want to reach',
    columns: [
      { label: 'ratio' },
      { label: 'bar' },
      { label: 'here' },
      { label: 'verdict' },
      { label: 'remark' },
    ],
    rows: judgeBars(run, workloads).map(({ what, bound, got, verdict, remark }) => [
      what,
      'atLeast' in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`,
      formatInterval(got),
      verdict,
      remark,
    ]),
    notes: ['Met: the whole interval is on the good side of the bar; missed: none of it is.'],
  };
}

/** Why arms were not measured, on which workloads; and who did not rest while others were measured. */
function remarksTable({ rows }: PeerRun): Table {
  const where = new Map<string, { row: PeerRow; remark: string; workloads: string[] }>();
  const remark = (row: PeerRow, text: string) => {
    const key = `${row.engine}/${row.threads}/${row.again}/${text}`;
    const found = where.get(key) ?? { row, remark: text, workloads: [] };
    found.workloads.push(row.workload);
    where.set(key, found);
  };
  for (const row of rows) {
    if (row.reason !== undefined) remark(row, row.reason);
    else if (!row.warm) remark(row, 'median not flat at the end of the warm-up');
    if (row.idleShare > RESTLESS) remark(row, 'used the processor while others were measured');
  }
  const all = new Set(rows.map(row => row.workload)).size;
  return {
    title: 'Remarks',
    columns: [{ label: 'engine' }, { label: 'threads' }, { label: 'workloads' }, { label: 'remark' }],
    rows: [...where.values()].map(({ row, remark: text, workloads }) => [
      row.again ? `${row.engine} again` : row.engine,
      row.threads,
      workloads.length === all ? 'all' : workloads.join(', '),
      text,
    ]),
    notes: [],
  };
}
