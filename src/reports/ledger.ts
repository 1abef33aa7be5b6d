import { EVERY_MACHINE, NO_PLATFORM, NOT_MEASURED } from '../measure/judging/judge-claims.js';
import type { Verdict } from '../measure/judging/verdict.js';
import type { Finding } from './finding.js';
import { escapeMarkdown, tableToMarkdown } from './markdown.js';
import type { Table } from './table.js';

/** One line of the ledger: a claim of a paper and what became of it on one platform. */
export interface LedgerRow {
  readonly experiment: string;
  readonly claim: string;
  readonly statement: string;
  /** Where the paper says it. */
  readonly source: string;
  readonly platform: string;
  readonly verdict: Verdict | typeof NOT_MEASURED;
  /** How the verdict is reached. */
  readonly rule: string;
  readonly evidence: string;
  /** The timed run it rests on; absent for exact claims. */
  readonly run?: string;
}

const NOT_IN_THIS_RUN = 'not measured on this platform in this run';

/** All claims of all findings on all their platforms. */
export function ledger(findings: readonly Finding[]): LedgerRow[] {
  return findings.flatMap(finding =>
    finding.claims.flatMap(({ claim, verdicts }) =>
      verdicts.map(({ platform, verdict, judgement }) => ({
        experiment: finding.experiment.id,
        claim: claim.id,
        statement: claim.statement,
        source: claim.source,
        platform,
        verdict,
        rule: claim.rule,
        evidence: judgement?.evidence ?? (finding.results.run ? NOT_IN_THIS_RUN : 'there is no timed run'),
        ...(claim.kind === 'timed' && finding.results.run && { run: finding.results.run.header.run }),
      })),
    ),
  );
}

/** The ledger as a table, one row for each verdict, with its evidence. */
export function ledgerTable(rows: readonly LedgerRow[]): Table {
  return {
    title: 'All verdicts with their evidence',
    columns: ['experiment', 'claim', 'paper', 'platform', 'verdict', 'evidence'].map(label => ({ label })),
    rows: rows.map(row => [
      row.experiment,
      row.statement,
      row.source,
      row.platform,
      row.verdict,
      row.evidence,
    ]),
    notes: [],
  };
}

/** The ledger in short: one row for each claim, a column for each platform. */
export function ledgerOverview(rows: readonly LedgerRow[]): Table {
  const platforms = [...new Set(rows.map(row => row.platform))].filter(platform => platform !== NO_PLATFORM);
  const key = (row: LedgerRow) => `${row.experiment} ${row.claim}`;
  const claims = [...new Map(rows.map(row => [key(row), row])).values()];
  return {
    title: 'Ledger of all claims',
    columns: ['experiment', 'claim', 'paper', ...platforms].map(label => ({ label })),
    rows: claims.map(claim => [
      claim.experiment,
      claim.statement,
      claim.source,
      ...platforms.map(platform => {
        return rows.find(row => key(row) === key(claim) && row.platform === platform)?.verdict ?? null;
      }),
    ]),
    notes: [
      `Claims about exact numbers are judged once, for ${EVERY_MACHINE}; timed ones on each platform, or where ` +
        'kernels run side by side, in one process.',
    ],
  };
}

/** `7 reproduced, 2 direction only, 1 not here`: how many of each verdict, absent ones left out. */
export function verdictCounts(rows: readonly Pick<LedgerRow, 'verdict'>[]): string {
  const verdicts = ['reproduced', 'direction only', 'not here', "can't tell", NOT_MEASURED] as const;
  return verdicts
    .map(verdict => [rows.filter(row => row.verdict === verdict).length, verdict] as const)
    .filter(([count]) => count > 0)
    .map(([count, verdict]) => `${count} ${verdict}`)
    .join(', ');
}

/** `results/README.md`: the ledger, with a link to each experiment's page, and above it what does not fit together. */
export function ledgerMarkdown(findings: readonly Finding[]): string {
  const rows = ledger(findings);
  const pages = findings.map(({ experiment }) => {
    return `- [${escapeMarkdown(experiment.title)}](${experiment.id}/README.md): ${escapeMarkdown(experiment.question)}`;
  });
  const warnings = findings.flatMap(finding =>
    finding.mismatches.map(line => `> ${escapeMarkdown(`${finding.experiment.id}: ${line}`)}`),
  );
  const parts = [
    '# Results',
    'Made from the result files of this folder by `npx beyond-flops report`; do not edit.',
    ...(warnings.length > 0 ? [warnings.join('\n>\n')] : []),
    pages.join('\n'),
    `${rows.length} verdicts: ${verdictCounts(rows)}.`,
    tableToMarkdown(ledgerOverview(rows)),
    `<details><summary>The evidence</summary>\n\n${tableToMarkdown(ledgerTable(rows))}\n\n</details>`,
  ];
  return `${parts.join('\n\n')}\n`;
}
