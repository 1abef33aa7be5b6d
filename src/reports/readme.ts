import type { JudgedClaim } from '../measure/judging/judge-claims.js';
import type { Figure } from './figure.js';
import type { Finding } from './finding.js';
import { runTable } from './machine-table.js';
import { escapeMarkdown, tableToMarkdown } from './markdown.js';
import { measurementTables } from './measurements.js';

/** Name of a figure's picture, beside the README that shows it. */
export function pictureFile(figure: Figure): string {
  return `${figure.id}.svg`;
}

/**
 * `results/<id>/README.md`: question, verdicts, tables, figures, analysis and what it was measured on, from
 * result files alone. The pictures are expected beside it under the names of `pictureFile`.
 */
export function readme(finding: Finding): string {
  const { experiment, results } = finding;
  const { run } = results;
  const sections = [
    `# ${escapeMarkdown(experiment.title)}`,
    `**Question.** ${escapeMarkdown(experiment.question)}`,
    run
      ? `Profile \`${run.header.profile}\`, run \`${run.header.run}\` on ${escapeMarkdown(run.header.machine.cpu)}. Made from the result files by \`npx beyond-flops report\`; do not edit.`
      : 'Exact numbers only: there is no timed run. Made by `npx beyond-flops report`; do not edit.',
    finding.notices.map(line => `> ${escapeMarkdown(line)}`).join('\n>\n'),
    '## Figures',
    ...finding.figures.map(figureMarkdown),
    '## Analysis',
    experiment.analysis.trim(),
    '## Paper beside here',
    ...finding.tables.map(tableToMarkdown),
    '## Verdicts',
    finding.claims.map(claimMarkdown).join('\n\n'),
    ...(run ? ['## The run', tableToMarkdown(runTable(run.header)), measurements(finding)] : []),
  ];
  return `${sections.filter(section => section !== '').join('\n\n')}\n`;
}

function claimMarkdown({ claim, verdicts }: JudgedClaim): string {
  return [
    `- ${escapeMarkdown(claim.statement)} *(${escapeMarkdown(claim.source)})*`,
    `  - Rule: ${escapeMarkdown(claim.rule)}`,
    ...verdicts.map(({ platform, verdict, judgement }) => {
      const evidence = judgement ? `: ${escapeMarkdown(judgement.evidence)}` : '';
      return `  - **${verdict}** (${escapeMarkdown(platform)})${evidence}`;
    }),
  ].join('\n');
}

function figureMarkdown(figure: Figure): string {
  return `![${escapeMarkdown(figure.title)}](${pictureFile(figure)})\n\n${escapeMarkdown(figure.caption)}`;
}

function measurements({ results }: Finding): string {
  return measurementTables(results)
    .map(
      table =>
        `<details><summary>${escapeMarkdown(table.title)}</summary>\n\n${tableToMarkdown(table)}\n\n</details>`,
    )
    .join('\n\n');
}
