import { escapeMarkdown } from '../errors/foreign-text.js';
import type { Finding } from './finding.js';
import { formatPlural } from './format.js';
import { alikeVerdicts, isComparable, isDifferent, ledger, verdictIn } from './ledger.js';
import { describeRun, publishedRun, runHere } from './which-run.js';

/**
 * An experiment's analysis in Markdown. It was written for the published run: beside a run of the reader's own it
 * begins with that, and with the claims whose verdict is another one here.
 */
export function analysisMarkdown(finding: Finding): string {
  const text = finding.experiment.analysis.trim();
  if (text === '' || !runHere(finding)) return text;
  const note = publishedRun(finding) ? noteOn(finding) : ['This text was not written for this run.'];
  return `${note.map(line => `> ${line}`.trimEnd()).join('\n')}\n\n${text}`;
}

/** Which run the text describes, and what is different here, as lines of Markdown. */
function noteOn(finding: Finding): string[] {
  const run = escapeMarkdown(describeRun(publishedRun(finding)!));
  const compared = ledger([finding]).filter(isComparable);
  const differing = compared.filter(isDifferent);
  const lines = alikeVerdicts(differing).map(({ row, platforms }) => {
    const place = `${escapeMarkdown(row.statement)} On ${escapeMarkdown(platforms.join(', '))}`;
    return `- ${place}: **${verdictIn(row, 'here')}** (published: ${verdictIn(row, 'published')}).`;
  });
  return [
    `**This text describes the published run**, not the one made here: ${run}.`,
    ...(differing.length > 0
      ? [`Different here: ${differing.length} of ${formatPlural(compared.length, 'verdict')}.`, '', ...lines]
      : [sameVerdicts(compared.length)]),
  ];
}

function sameVerdicts(count: number): string {
  return count === 0
    ? 'No claim was judged in both runs.'
    : `The same here: ${formatPlural(count, 'verdict')}, all that both runs allow.`;
}
