import { escapeHtml } from '../../errors/foreign-text.js';
import type { ClaimVerdict } from '../../measure/judging/judge-claims.js';
import type { ClassClaim, ClassSection } from './class-results.js';
import { type ClassVerdict, SIGNS, tallySentence } from './tally.js';

/** A verdict as a sign in its colour, with the word for screen readers. */
export function verdictSign(verdict: ClassVerdict): string {
  const kind = verdict.replace(/[^a-z]+/g, '-');
  return `<span class="badge ${kind}" role="img" aria-label="${escapeHtml(verdict)}" title="${escapeHtml(verdict)}">${SIGNS[verdict]}</span>`;
}

/** Claim × machine: a row for each platform of a claim, a column for each machine, and on how many the claim held. */
export function matrixHtml({ counted, claims }: ClassSection): string {
  const columns = counted.length + 2;
  const machines = counted.map(({ machine }) => `<th scope="col"><span>${escapeHtml(machine)}</span></th>`);
  return `<div class="wide"><table class="matrix">
<thead><tr><th>platform</th>${machines.join('')}<th>machines</th></tr></thead>
${claims.map(claim => claimRows(claim, columns)).join('\n')}
</table></div>`;
}

function claimRows({ claim, platforms }: ClassClaim, columns: number): string {
  const heading = `<tr><th class="claim" colspan="${columns}"><div>${escapeHtml(claim.statement)}</div></th></tr>`;
  const rows = platforms.map(
    ({ platform, verdicts }) =>
      `<tr><th scope="row">${escapeHtml(platform)}</th>${verdicts.map(cell).join('')}<td class="held">${escapeHtml(tallySentence(verdicts.map(({ verdict }) => verdict)))}</td></tr>`,
  );
  const none = `<tr><td class="held" colspan="${columns}">not measured on any machine</td></tr>`;
  return `<tbody>${heading}${rows.join('') || none}</tbody>`;
}

function cell({ verdict }: ClaimVerdict): string {
  return `<td>${verdictSign(verdict)}</td>`;
}
