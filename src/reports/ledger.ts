import { type ClaimVerdict, EVERY_MACHINE, NOT_MEASURED } from '../measure/judging/judge-claims.js';
import { NATIVE } from '../networks/platforms.js';
import type { Finding } from './finding.js';
import { formatPlural } from './format.js';
import type { Column, Table } from './table.js';
import { verdictPairs } from './verdict-pairs.js';
import { publishedRun, runHere } from './which-run.js';

/** One line of the ledger: a claim of a paper and what became of it on one platform, here and in the published run. */
export interface LedgerRow {
  readonly experiment: string;
  readonly claim: string;
  readonly statement: string;
  /** Where the paper says it. */
  readonly source: string;
  readonly platform: string;
  /** How the verdict is reached. */
  readonly rule: string;
  /** Absent where the reader has not measured it. */
  readonly here?: LedgerVerdict;
  /** Absent where it is not published. */
  readonly published?: LedgerVerdict;
}

/** A verdict in the ledger. */
export interface LedgerVerdict {
  readonly verdict: ClaimVerdict['verdict'];
  readonly evidence: string;
  /** The timed run it rests on; absent for exact claims. */
  readonly run?: string;
}

/** All claims of all findings on all their platforms. */
export function ledger(findings: readonly Finding[]): LedgerRow[] {
  return findings.flatMap(finding =>
    verdictPairs(finding).map(({ claim, platform, here, published }): LedgerRow => {
      const run = (header: { readonly run: string } | undefined) =>
        claim.kind === 'timed' ? header?.run : undefined;
      return {
        experiment: finding.experiment.id,
        claim: claim.id,
        statement: claim.statement,
        source: claim.source,
        platform,
        rule: claim.rule,
        ...(here && { here: ledgerVerdict(here, run(runHere(finding))) }),
        ...(published && { published: ledgerVerdict(published, run(publishedRun(finding))) }),
      };
    }),
  );
}

function ledgerVerdict(
  { platform, verdict, judgement }: ClaimVerdict,
  run: string | undefined,
): LedgerVerdict {
  const unjudged =
    platform === EVERY_MACHINE
      ? 'there are no exact numbers yet'
      : run
        ? 'not measured on this platform in this run'
        : 'there is no timed run';
  return { verdict, evidence: judgement?.evidence ?? unjudged, ...(run !== undefined && { run }) };
}

/** The verdict of a row in one of the two runs, as a cell shows it. */
export function verdictIn(row: LedgerRow, run: RunColumn): ClaimVerdict['verdict'] {
  return row[run]?.verdict ?? NOT_MEASURED;
}

/** The two runs that stand side by side. */
export type RunColumn = 'here' | 'published';

/** The reader's own first. */
const RUN_COLUMNS: readonly RunColumn[] = ['here', 'published'];
const WHERE: { readonly [R in RunColumn]: string } = { here: 'here', published: 'in the published run' };
const HEADINGS: { readonly [R in RunColumn]: string } = { here: 'here', published: 'published run' };

/** The runs in which something of the rows was measured, the reader's own first; the published one where none was. */
export function runColumns(rows: readonly LedgerRow[]): RunColumn[] {
  const found = RUN_COLUMNS.filter(run => rows.some(row => verdictIn(row, run) !== NOT_MEASURED));
  return found.length > 0 ? found : ['published'];
}

/** A column for each run. */
export function runHeadings(runs: readonly RunColumn[]): Column[] {
  return runs.map(run => ({ label: HEADINGS[run] }));
}

/** The ledger as a table, one row for each verdict, with the evidence of both runs. */
export function ledgerTable(rows: readonly LedgerRow[]): Table {
  const runs = runColumns(rows);
  const evidence = (run: RunColumn) => ({
    label: runs.length > 1 ? `evidence, ${HEADINGS[run]}` : 'evidence',
  });
  return {
    title: 'All verdicts with their evidence',
    columns: [
      ...['experiment', 'claim', 'paper', 'platform'].map(label => ({ label })),
      ...runs.flatMap((run, i) => [runHeadings(runs)[i], evidence(run)]),
    ],
    rows: rows.map(row => [
      row.experiment,
      row.statement,
      row.source,
      row.platform,
      ...runs.flatMap(run => [verdictIn(row, run), row[run]?.evidence ?? null]),
    ]),
    notes: [],
  };
}

/** Platforms on which a claim has the same verdicts, here and in the published run. */
export interface AlikeVerdicts {
  /** The first of their rows. */
  readonly row: LedgerRow;
  readonly platforms: readonly string[];
}

/**
 * The ledger in short: the platforms on which a claim has the same verdicts, together. A platform on which neither run
 * measured the claim is left out, unless there is no other.
 */
export function alikeVerdicts(rows: readonly LedgerRow[]): AlikeVerdicts[] {
  const groups = new Map<string, { row: LedgerRow; platforms: string[] }>();
  const measured = new Set(rows.filter(isMeasured).map(claimKey));
  for (const row of rows) {
    if (!isMeasured(row) && measured.has(claimKey(row))) continue;
    const key = JSON.stringify([claimKey(row), verdictIn(row, 'here'), verdictIn(row, 'published')]);
    const group = groups.get(key);
    if (group) group.platforms.push(row.platform);
    else groups.set(key, { row, platforms: [row.platform] });
  }
  return [...groups.values()];
}

function claimKey({ experiment, claim }: LedgerRow): string {
  return JSON.stringify([experiment, claim]);
}

function isMeasured(row: LedgerRow): boolean {
  return RUN_COLUMNS.some(run => verdictIn(row, run) !== NOT_MEASURED);
}

/** The ledger in short, as a table; what a row has in common with the row above is left empty. */
export function ledgerOverview(rows: readonly LedgerRow[]): Table {
  const runs = runColumns(rows);
  const alike = alikeVerdicts(rows);
  return {
    title: 'Ledger of all claims',
    columns: [
      ...['experiment', 'claim', 'paper', 'platforms'].map(label => ({ label })),
      ...runHeadings(runs),
    ],
    rows: alike.map(({ row, platforms }, i) => {
      const sameClaim = i > 0 && claimKey(alike[i - 1].row) === claimKey(row);
      return [
        ...(sameClaim ? ['', '', ''] : [row.experiment, row.statement, row.source]),
        platforms.join(', '),
        ...runs.map(run => verdictIn(row, run)),
      ];
    }),
    notes: [
      `Claims about exact numbers are judged once, for ${EVERY_MACHINE}; timed ones on each platform, or where ` +
        'kernels run side by side, in one process.',
    ],
  };
}

/**
 * `7 reproduced, 2 direction only, 1 not here`: how many of each verdict in a run, absent ones left out. What one run
 * measured on the native engine is not missing in another without it: it is optional.
 */
export function verdictCounts(all: readonly LedgerRow[], run: RunColumn): string {
  const rows = all.filter(row => row.platform !== NATIVE || row[run] !== undefined);
  const verdicts = ['reproduced', 'direction only', 'not here', "can't tell", NOT_MEASURED] as const;
  return verdicts
    .map(verdict => [rows.filter(row => verdictIn(row, run) === verdict).length, verdict] as const)
    .filter(([count]) => count > 0)
    .map(([count, verdict]) => `${count} ${verdict}`)
    .join(', ');
}

/** The counts of each run, and how many verdicts are the same in both: a line each. */
export function countLines(rows: readonly LedgerRow[]): string[] {
  const runs = runColumns(rows);
  const compared = rows.filter(isComparable);
  const same = compared.filter(row => !isDifferent(row));
  const native = rows.filter(row => row.platform === NATIVE);
  const onlyPublished = runs.includes('here') && native.length > 0 && native.every(row => !row.here);
  return [
    ...runs.map(run => `Verdicts ${WHERE[run]}: ${verdictCounts(rows, run)}`),
    ...(compared.length > 0
      ? [`The same in both: ${same.length} of ${formatPlural(compared.length, 'verdict')}`]
      : []),
    ...(onlyPublished
      ? [`${NATIVE}, the native engine, is in the published run only: npm run setup:native adds it here`]
      : []),
  ];
}

/** Whether a claim was judged here and in the published run, so that the two can be compared. */
export function isComparable(row: LedgerRow): boolean {
  return RUN_COLUMNS.every(run => verdictIn(row, run) !== NOT_MEASURED);
}

/** Whether the verdict here is another one than in the published run. */
export function isDifferent(row: LedgerRow): boolean {
  return verdictIn(row, 'here') !== verdictIn(row, 'published');
}
