import type { JudgedClaim } from '../measure/judging/judge-claims.js';
import { analysisToHtml } from './analysis-html.js';
import { escapeHtml, escapeHtmlWithCode } from './escape-html.js';
import type { Figure } from './figure.js';
import type { Finding } from './finding.js';
import { formatCell, formatHeading, isNumeric, MISSING } from './format.js';
import { htmlDocument } from './html-document.js';
import { ledger, ledgerOverview, verdictCounts } from './ledger.js';
import { runTable } from './machine-table.js';
import { measurementTables } from './measurements.js';
import type { Table } from './table.js';
import { themed } from './theme.js';

/**
 * All findings as one page that works without a network, see `htmlDocument`.
 *
 * @param plotly source of Plotly's browser bundle
 */
export function htmlReport(findings: readonly Finding[], plotly: string): string {
  const figures = findings.flatMap(finding =>
    finding.figures.map(figure => [figureId(finding, figure), themed(figure)]),
  );
  return htmlDocument({
    title: 'beyond-flops: results',
    body: `<header>
<h1>beyond-flops: results</h1>
<p>${verdictCounts(ledger(findings))}. Each verdict says what this machine measured, not what is true of every machine.</p>
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
  return `<section id="${escapeHtml(experiment.id)}">
<h2>${escapeHtml(experiment.title)}</h2>
<p class="question">${escapeHtml(experiment.question)}</p>
${finding.notices.map(line => `<p class="notice">${escapeHtml(line)}</p>`).join('\n')}
<h3>Verdicts</h3>
<ul class="verdicts">${finding.claims.map(claimHtml).join('\n')}</ul>
<h3>Paper beside here</h3>
${finding.tables.map(tableToHtml).join('\n')}
<h3>Figures</h3>
${finding.figures.map(figure => figureHtml(figureId(finding, figure), figure)).join('\n')}
<h3>Analysis</h3>
${analysisToHtml(experiment.analysis)}
${run ? `<h3>The run</h3>\n${[runTable(run.header), ...measurementTables(results)].map(folded).join('\n')}` : ''}
</section>`;
}

/** The ledger in short, with its verdicts as badges and links to the experiments. */
function ledgerHtml(findings: readonly Finding[]): string {
  const { columns, rows, notes } = ledgerOverview(ledger(findings));
  const head = columns.map(column => `<th>${escapeHtml(column.label)}</th>`);
  const body = rows.map(([experiment, ...cells]) => {
    const link = `<a href="#${escapeHtml(String(experiment))}">${escapeHtml(String(experiment))}</a>`;
    const others = cells.map((cell, i) =>
      i >= 2 && cell !== null ? badge(String(cell)) : escapeHtml(String(cell ?? MISSING)),
    );
    return `<tr>${[link, ...others].map(html => `<td>${html}</td>`).join('')}</tr>`;
  });
  return `<div class="wide"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>
<p><small>${notes.map(escapeHtml).join(' ')}</small></p>`;
}

function claimHtml({ claim, verdicts }: JudgedClaim): string {
  const lines = verdicts.map(({ platform, verdict, judgement }) => {
    const evidence = judgement ? ` <small>${escapeHtml(judgement.evidence)}</small>` : '';
    return `<div class="verdict">${badge(verdict)} ${escapeHtml(platform)}${evidence}</div>`;
  });
  return `<li>${escapeHtml(claim.statement)} <small>(${escapeHtml(claim.source)})</small><br>
<small>Rule: ${escapeHtmlWithCode(claim.rule)}</small>${lines.join('\n')}</li>`;
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
