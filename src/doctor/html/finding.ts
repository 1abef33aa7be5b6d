import { escapeHtml } from '../../errors/foreign-text.js';
import { scaled } from '../../measure/judging/statistics.js';
import { formatInterval, formatPlural } from '../../reports/format.js';
import type { DoctorReport, Finding } from '../report-type.js';
import { badge, foreign } from './texts.js';

/** Names of more nodes are behind their number, which opens them. */
const SHOWN_NODES = 4;

/** All findings: first those that leave the function as it is, then those that need the network trained again. */
export function findingsHtml({ findings }: DoctorReport): string {
  if (findings.length === 0) {
    return '<p>Nothing was found: no change that the doctor knows was worth measuring here.</p>';
  }
  return [
    group(
      'Without retraining',
      'The network computes the same as before, up to rounding.',
      findings.filter(({ kind }) => kind === 'same function'),
    ),
    group(
      'With retraining',
      'These change what the network computes. Their time is measured, their accuracy is not.',
      findings.filter(({ kind }) => kind === 'needs retraining'),
    ),
  ].join('\n');
}

function group(heading: string, text: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  return `<h3>${heading}</h3>\n<p>${text}</p>\n${findings.map(findingHtml).join('\n')}`;
}

function findingHtml({ title, nodes, platform, saving, share, verdict, evidence, advice }: Finding): string {
  return `<article class="finding"><h4>${badge(verdict)} ${foreign(title)}</h4>
<p>On ${escapeHtml(platform)}, it would save ${formatInterval(saving)} ms, ${formatInterval(scaled(share, 100))} % of the time.</p>
<p>${foreign(advice)}</p>
<p><small>${foreign(evidence)}</small></p>
<p class="nodes"><small>${nodesHtml(nodes)}</small></p></article>`;
}

function nodesHtml(nodes: readonly string[]): string {
  const names = nodes.map(name => `<code>${foreign(name)}</code>`).join(', ');
  if (nodes.length === 0) return 'In the whole network';
  if (nodes.length <= SHOWN_NODES) return `In ${names}`;
  return `<details><summary>In ${formatPlural(nodes.length, 'node')}</summary>${names}</details>`;
}
