import { escapeMarkdown } from '../errors/foreign-text.js';
import { MARKDOWN_MARK } from '../measure/results/own-marks.js';
import type { Finding } from './finding.js';
import { countLines, ledger, ledgerOverview, ledgerTable } from './ledger.js';
import { tableToMarkdown } from './markdown.js';
import { allRunLines } from './which-run.js';

/** Where the ledger of a folder stands. */
export interface LedgerPage {
  /** The verb that writes it. */
  readonly madeBy: 'report' | 'publish';
  /** Where the page of a finding is, seen from that folder; undefined where it has none. */
  pageOf(finding: Finding): string | undefined;
}

/**
 * The ledger as `README.md` of a folder of results: the experiments, which runs are shown, what does not belong
 * together, and every claim with its verdicts and their evidence.
 */
export function ledgerMarkdown(findings: readonly Finding[], { madeBy, pageOf }: LedgerPage): string {
  const rows = ledger(findings);
  const pages = findings.map(finding => {
    const { title, question } = finding.experiment;
    const page = pageOf(finding);
    const name = page === undefined ? escapeMarkdown(title) : `[${escapeMarkdown(title)}](${page})`;
    return `- ${name}: ${escapeMarkdown(question)}`;
  });
  const warnings = findings.flatMap(finding =>
    finding.mismatches.map(line => `> ${escapeMarkdown(`${finding.experiment.id}: ${line}`)}`),
  );
  const parts = [
    '# Results',
    `${MARKDOWN_MARK} by \`npx beyond-flops ${madeBy}\`; do not edit.`,
    ...(warnings.length > 0 ? [warnings.join('\n>\n')] : []),
    pages.join('\n'),
    [...allRunLines(findings), ...countLines(rows)].map(line => `- ${escapeMarkdown(line)}`).join('\n'),
    tableToMarkdown(ledgerOverview(rows)),
    `<details><summary>The evidence</summary>\n\n${tableToMarkdown(ledgerTable(rows))}\n\n</details>`,
  ];
  return `${parts.join('\n\n')}\n`;
}
