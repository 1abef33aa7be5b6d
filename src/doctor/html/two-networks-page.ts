import { escapeHtml, plainLine } from '../../errors/foreign-text.js';
import type { Figure } from '../../reports/figure.js';
import { formatPlural } from '../../reports/format.js';
import { folded, tableToHtml } from '../../reports/html.js';
import { htmlDocument } from '../../reports/html-document.js';
import { machineTable } from '../../reports/machine-table.js';
import { themed } from '../../reports/theme.js';
import type { TwoNetworksReport, TwoOnPlatform } from '../two-networks-type.js';
import { kindsTable, pairsTable, twoFigure, twoTable } from '../two-networks-views.js';
import { figureHtml } from './figure.js';
import { DOCTOR_STYLE } from './page-style.js';
import { badge, foreign, list, notices } from './texts.js';

/**
 * Two versions of one network against each other, as one page that works without a network, see `htmlDocument`. Everything
 * that comes from their files is escaped.
 *
 * @param plotly  source of Plotly's browser bundle
 */
export function twoNetworksPage(report: TwoNetworksReport, plotly: string): string {
  const { a, b, platforms, machine, node, settings, warnings } = report;
  const drawn = platforms.map(platform => ({ platform, figure: twoFigure(platform) }));
  const figures = drawn.flatMap(({ figure }) => (figure ? [figure] : []));
  const notes = [a, b].flatMap(({ name, notes: own }) => own.map(note => `${name}: ${note}`));
  return htmlDocument({
    title: plainLine(`beyond-flops: ${a.name} against ${b.name}`),
    style: DOCTOR_STYLE,
    body: `<header>
<h1>${platforms.some(({ verdict }) => verdict === 'faster') ? 'Where b differs from a' : 'Why is b not faster than a?'}</h1>
${list([
  `a: ${a.name}`,
  `b: ${b.name}`,
  `measured in turns on ${machine.cpu}, ${formatPlural(machine.cores, 'core')}, Node ${node}, with seed ${settings.seed}`,
])}
${notices(warnings)}
</header>
<nav aria-label="Contents"><ul>
<li><a href="#short">In short</a></li>
${platforms.map(({ platform }) => `<li><a href="#${escapeHtml(platform)}">${escapeHtml(platform)}</a></li>`).join('\n')}
<li><a href="#made">How this was made</a></li>
</ul></nav>
<main>
<section id="short"><h2>In short</h2>
${tableToHtml(twoTable(report))}
</section>
${drawn.map(({ platform, figure }) => platformHtml(platform, figure)).join('\n')}
<section id="made"><h2>How this was made</h2>
${notes.length > 0 ? `<p>What was assumed or changed when the files were read:</p>\n${list(notes)}` : ''}
<p>Both networks and all of their layers were timed in one process, in random order in each of
${formatPlural(settings.rounds, 'round')}, after their outputs had been compared with the reference. Ratios are paired by round;
brackets are confidence intervals.</p>
${folded(machineTable(machine))}
</section>
</main>`,
    figures: Object.fromEntries(figures.map(figure => [figure.id, themed(figure)])),
    plotly,
  });
}

function platformHtml(two: TwoOnPlatform, figure: Figure | undefined): string {
  const { verdict, answer, layers } = two;
  const platform = escapeHtml(two.platform);
  const tables = layers.length > 0 ? [kindsTable(two), pairsTable(two)].map(tableToHtml) : [];
  return `<section id="${platform}"><h2>${platform} ${badge(verdict)}</h2>
<ol>${answer.map(sentence => `<li>${foreign(sentence)}</li>`).join('\n')}</ol>
${figure ? figureHtml(figure) : ''}
${tables.join('\n')}
</section>`;
}
