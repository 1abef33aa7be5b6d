import { escapeMarkdown } from '../errors/foreign-text.js';
import { type ClaimVerdict, NOT_MEASURED } from '../measure/judging/judge-claims.js';
import { MARKDOWN_MARK } from '../measure/results/own-marks.js';
import { analysisMarkdown } from './analysis.js';
import type { Figure } from './figure.js';
import type { Finding } from './finding.js';
import { runTable } from './machine-table.js';
import { tableToMarkdown } from './markdown.js';
import { measurementTables } from './measurements.js';
import { isPublishedShown, type VerdictPair, verdictPairs } from './verdict-pairs.js';
import { runBeside, runLines } from './which-run.js';

/** Name of a figure's picture, beside the README that shows it. */
export function pictureFile(figure: Figure): string {
  return `${figure.id}.svg`;
}

/**
 * `README.md` of an experiment's folder of results: question, figures, analysis, tables, verdicts and what it was
 * measured on, from result files alone. Beside results of the reader's own stand the verdicts and ratios of the
 * published run. The pictures are expected beside it under the names of `pictureFile`.
 */
export function readme(finding: Finding): string {
  const { experiment, results, origin } = finding;
  const { run } = results;
  const verb = origin === 'published' ? 'publish' : 'report';
  const sections = [
    `# ${escapeMarkdown(experiment.title)}`,
    `**Question.** ${escapeMarkdown(experiment.question)}`,
    [
      ...runLines(finding).map(line => `- ${escapeMarkdown(line)}`),
      ...(run ? [] : ['- Exact numbers only: there is no timed run.']),
      `- ${MARKDOWN_MARK} by \`npx beyond-flops ${verb}\`; do not edit.`,
    ].join('\n'),
    finding.notices.map(line => `> ${escapeMarkdown(line)}`).join('\n>\n'),
    '## Figures',
    ...finding.figures.map(figureMarkdown),
    '## Analysis',
    analysisMarkdown(finding),
    '## Paper beside here',
    ...finding.tables.map(tableToMarkdown),
    '## Verdicts',
    claimsMarkdown(finding),
    ...(run
      ? ['## The run', tableToMarkdown(runTable(run.header, runBeside(finding))), measurements(finding)]
      : []),
  ];
  return `${sections.filter(section => section !== '').join('\n\n')}\n`;
}

/** Each claim with its verdicts; the published ones below those of the reader's own. */
function claimsMarkdown(finding: Finding): string {
  const pairs = verdictPairs(finding);
  return finding.claims
    .map(({ claim }) =>
      [
        `- ${escapeMarkdown(claim.statement)} *(${escapeMarkdown(claim.source)})*`,
        `  - Rule: ${escapeMarkdown(claim.rule)}`,
        ...pairs.filter(pair => pair.claim === claim).flatMap(pair => pairMarkdown(pair, finding)),
      ].join('\n'),
    )
    .join('\n\n');
}

function pairMarkdown(pair: VerdictPair, { origin }: Finding): string[] {
  const { platform, here, published } = pair;
  const shown = origin === 'published' ? published : here;
  return [
    `  - **${shown?.verdict ?? NOT_MEASURED}** (${escapeMarkdown(platform)})${evidence(shown)}`,
    ...(origin === 'here' && isPublishedShown(pair)
      ? [`    - published run: **${published!.verdict}**${evidence(published)}`]
      : []),
  ];
}

function evidence(verdict: ClaimVerdict | undefined): string {
  return verdict?.judgement ? `: ${escapeMarkdown(verdict.judgement.evidence)}` : '';
}

function figureMarkdown(figure: Figure): string {
  return `![${escapeMarkdown(figure.title)}](${pictureFile(figure)})\n\n${escapeMarkdown(figure.caption)}`;
}

function measurements({ results, published }: Finding): string {
  return measurementTables(results, published?.results)
    .map(
      table =>
        `<details><summary>${escapeMarkdown(table.title)}</summary>\n\n${tableToMarkdown(table)}\n\n</details>`,
    )
    .join('\n\n');
}
