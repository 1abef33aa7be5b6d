import { escapeHtml, escapeHtmlWithCode } from '../errors/foreign-text.js';
import { type ClaimVerdict, NOT_MEASURED } from '../measure/judging/judge-claims.js';
import { analysisMarkdown } from './analysis.js';
import { analysisToHtml } from './analysis-html.js';
import type { Figure } from './figure.js';
import type { Finding } from './finding.js';
import { formatCell, formatHeading, isNumeric } from './format.js';
import { htmlDocument } from './html-document.js';
import { countLines, ledger, ledgerOverview, runColumns } from './ledger.js';
import { runTable } from './machine-table.js';
import { measurementTables } from './measurements.js';
import type { Table } from './table.js';
import { themed } from './theme.js';
import { isPublishedShown, type VerdictPair, verdictPairs } from './verdict-pairs.js';
import { allRunLines, runBeside, runLines } from './which-run.js';

/**
 * All findings as one page that works without a network, see `htmlDocument`: the reader's own results beside the
 * published run, and the published run where there are no others.
 *
 * @param plotly source of Plotly's browser bundle
 */
export function htmlReport(findings: readonly Finding[], plotly: string): string {
  const figures = findings.flatMap(finding =>
    finding.figures.map(figure => [figureId(finding, figure), themed(figure)]),
  );
  const lines = [...allRunLines(findings), ...countLines(ledger(findings))];
  return htmlDocument({
    title: 'beyond-flops: results',
    body: `<header>
<h1>beyond-flops: results</h1>
<ul class="runs">${lines.map(line => `<li>${escapeHtml(line)}</li>`).join('\n')}</ul>
<p>Each verdict says what one machine measured, not what is true of every machine.</p>
</header>
<nav aria-label="Contents"><ul>
<li><a href="#ledger">Ledger of all claims</a></li>
${findings.map(({ experiment }) => `<li><a href="#${escapeHtml(experiment.id)}">${escapeHtml(experiment.title)}</a></li>`).join('\n')}
</ul></nav>
<main>
<section id="ledger"><h2>Ledger of all claims</h2>
${ledgerHtml(findings)}
</section>
${findings.map(findingHtml).join('\n')}
</main>`,
    figures: Object.fromEntries(figures),
    plotly,
  });
}

function findingHtml(finding: Finding): string {
  const { experiment, results } = finding;
  const { run } = results;
  const tables = run
    ? [runTable(run.header, runBeside(finding)), ...measurementTables(results, finding.published?.results)]
    : [];
  return `<section id="${escapeHtml(experiment.id)}">
<h2>${escapeHtml(experiment.title)}</h2>
<p class="question">${escapeHtml(experiment.question)}</p>
<ul class="runs">${shownRuns(finding)
    .map(line => `<li>${escapeHtml(line)}</li>`)
    .join('\n')}</ul>
${finding.notices.map(line => `<p class="notice">${escapeHtml(line)}</p>`).join('\n')}
<h3>Verdicts</h3>
<ul class="verdicts">${claimsHtml(finding)}</ul>
${part('Paper beside here', finding.tables.map(tableToHtml))}
${part(
  'Figures',
  finding.figures.map(figure => figureHtml(figureId(finding, figure), figure)),
)}
<h3>Analysis</h3>
${analysisToHtml(analysisMarkdown(finding))}
${part('The run', tables.map(folded))}
</section>`;
}

/** A heading with what belongs to it; nothing where that is empty. */
function part(heading: string, contents: readonly string[]): string {
  return contents.length === 0 ? '' : `<h3>${heading}</h3>\n${contents.join('\n')}`;
}

/** Which runs a section shows; that of the reader is missing where only a published one is shown. */
function shownRuns(finding: Finding): string[] {
  const lines = runLines(finding);
  return finding.origin === 'published' && lines.length > 0 ? [...lines, 'Here: not measured'] : lines;
}

/** The ledger in short, with its verdicts as badges and links to the experiments. */
function ledgerHtml(findings: readonly Finding[]): string {
  const rows = ledger(findings);
  const table = ledgerOverview(rows);
  const texts = table.columns.length - runColumns(rows).length;
  const head = table.columns.map(column => `<th>${escapeHtml(column.label)}</th>`);
  const body = table.rows.map(([experiment, ...cells]) => {
    const name = escapeHtml(String(experiment));
    const link = name === '' ? '' : `<a href="#${name}">${name}</a>`;
    const others = cells.map(String).map((cell, i) => (i < texts - 1 ? escapeHtml(cell) : badge(cell)));
    return `<tr>${[link, ...others].map(html => `<td>${html}</td>`).join('')}</tr>`;
  });
  return `<div class="wide"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>
<p><small>${table.notes.map(escapeHtml).join(' ')}</small></p>`;
}

function claimsHtml(finding: Finding): string {
  const pairs = verdictPairs(finding);
  return finding.claims
    .map(({ claim }) => {
      const lines = pairs.filter(pair => pair.claim === claim).map(pair => pairHtml(pair, finding));
      return `<li>${escapeHtml(claim.statement)} <small>(${escapeHtml(claim.source)})</small><br>
<small>Rule: ${escapeHtmlWithCode(claim.rule)}</small>${lines.join('\n')}</li>`;
    })
    .join('\n');
}

/** The verdict here with its evidence, and below it that of the published run. */
function pairHtml(pair: VerdictPair, { origin }: Finding): string {
  const { platform, here, published } = pair;
  const shown = origin === 'published' ? published : here;
  const beside =
    origin === 'here' && isPublishedShown(pair)
      ? `<div class="published">published run: ${badge(published!.verdict)}${evidence(published)}</div>`
      : '';
  return `<div class="verdict">${badge(shown?.verdict ?? NOT_MEASURED)} ${escapeHtml(platform)}${evidence(shown)}${beside}</div>`;
}

function evidence(verdict: ClaimVerdict | undefined): string {
  return verdict?.judgement ? ` <small>${escapeHtml(verdict.judgement.evidence)}</small>` : '';
}

/** A verdict in its colour; the word says it already. */
function badge(verdict: string): string {
  return `<span class="badge ${verdict.replace(/[^a-z]+/g, '-')}">${escapeHtml(verdict)}</span>`;
}

/** A table with its title as caption; numbers to the right. */
export function tableToHtml(table: Table): string {
  const numeric = table.columns.map((_, i) => (isNumeric(table, i) ? ' class="number"' : ''));
  const head = table.columns.map((column, i) => `<th${numeric[i]}>${escapeHtml(formatHeading(column))}</th>`);
  const body = table.rows.map(
    row =>
      `<tr>${row.map((cell, i) => `<td${numeric[i]}>${escapeHtml(formatCell(cell, table.columns[i]))}</td>`).join('')}</tr>`,
  );
  const notes = table.notes.map(note => `<li>${escapeHtml(note)}</li>`).join('');
  return `<div class="wide"><table><caption>${escapeHtml(table.title)}</caption>
<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>
${notes ? `<ul class="notes">${notes}</ul>` : ''}`;
}

/** The same behind its title, which opens it. */
export function folded(table: Table): string {
  return `<details><summary>${escapeHtml(table.title)}</summary>${tableToHtml(table)}</details>`;
}

function figureId({ experiment }: Finding, figure: Figure): string {
  return `${experiment.id}/${figure.id}`;
}

function figureHtml(id: string, figure: Figure): string {
  return `<figure><div class="plot" data-figure="${escapeHtml(id)}" role="img" aria-label="${escapeHtml(figure.title)}"></div>
<figcaption>${escapeHtml(figure.caption)}</figcaption></figure>`;
}
