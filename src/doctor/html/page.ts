import { escapeHtml, plainLine } from '../../errors/foreign-text.js';
import type { Figure } from '../../reports/figure.js';
import { formatInterval, formatPlural, formatShare, significant } from '../../reports/format.js';
import { folded, tableToHtml } from '../../reports/html.js';
import { htmlDocument } from '../../reports/html-document.js';
import { machineTable } from '../../reports/machine-table.js';
import { themed } from '../../reports/theme.js';
import { FULL_SPEED } from '../bar.js';
import { barFigure, barTable } from '../bar-figure.js';
import { conventionsTable } from '../conventions/views.js';
import type { DoctorReport, PlatformReport } from '../report-type.js';
import { countsTable, layersTable } from '../tables.js';
import { figureHtml } from './figure.js';
import { findingsHtml } from './finding.js';
import { DOCTOR_STYLE } from './page-style.js';
import { foreign, list, notices } from './texts.js';

/**
 * What was counted and measured of one network, as one page that works without a network, see `htmlDocument`. Everything
 * that comes from its file is escaped.
 *
 * @param plotly  source of Plotly's browser bundle
 */
export function doctorPage(report: DoctorReport, plotly: string): string {
  const { network, platforms, machine, settings, warnings } = report;
  const drawn = platforms.map(platform => ({ platform, figure: barFigure(platform) }));
  const figures = drawn.flatMap(({ figure }) => (figure ? [figure] : []));
  return htmlDocument({
    title: plainLine(`beyond-flops: ${network.name}`),
    style: DOCTOR_STYLE,
    body: `<header>
<h1>${foreign(network.name)}</h1>
<p class="question">Where its time goes, and which changes would save some of it.</p>
${list([
  ...network.inputs.map(({ name, shape }) => `input ${name}: ${shape.join('×')}`),
  `measured on ${machine.cpu}, ${formatPlural(machine.cores, 'core')}, Node ${report.node}, with seed ${settings.seed}`,
])}
${notices([...warnings, ...unknownLines(report)])}
</header>
<nav aria-label="Contents"><ul>
<li><a href="#short">In short</a></li>
<li><a href="#findings">What would save time</a></li>
${platforms.map(({ platform }) => `<li><a href="#${platform}">Where the time goes: ${platform}</a></li>`).join('\n')}
<li><a href="#counts">What is counted</a></li>
<li><a href="#made">How this was made</a></li>
</ul></nav>
<main>
<section id="short"><h2>In short</h2>
${list(platforms.map(shortOf))}
${list([countedLine(report)])}
</section>
<section id="findings"><h2>What would save time</h2>
${findingsHtml(report)}
</section>
${drawn.map(({ platform, figure }) => platformHtml(platform, figure)).join('\n')}
<section id="counts"><h2>What is counted</h2>
${tableToHtml(countsTable(report))}
${tableToHtml(conventionsTable(report.counts.macs, report.conventions))}
</section>
<section id="made"><h2>How this was made</h2>
${network.notes.length > 0 ? `<p>What was assumed or changed when the file was read:</p>\n${list(network.notes)}` : ''}
<p>Each change was made and measured: changed layers and networks in turns with the unchanged ones, in one process, after a check
of their outputs. Brackets are confidence intervals. Up to ${formatPlural(settings.rounds, 'round')}.</p>
${folded(machineTable(machine))}
</section>
</main>`,
    figures: Object.fromEntries(figures.map(figure => [figure.id, themed(figure)])),
    plotly,
  });
}

/** Nodes that are neither counted nor measured. */
function unknownLines({ network: { unknown } }: DoctorReport): readonly string[] {
  return unknown.map(({ node, op, reason }) => `${node} (${op}) is neither counted nor measured: ${reason}`);
}

function shortOf({ platform, whole, bar }: PlatformReport): string {
  const promise = bar.find(({ part }) => part === FULL_SPEED);
  const time = `On ${platform} it takes ${formatInterval(whole)} ms`;
  if (!promise) return `${time}.`;
  return `${time}; its multiply-accumulates at full speed would take ${significant(promise.ms)} ms, ${formatShare(promise.ms / whole.estimate)} of that.`;
}

function countedLine({ counts }: DoctorReport): string {
  return `It has ${significant(counts.macs / 1e6, 4)} million multiply-accumulates and ${significant(counts.parameters / 1e6, 4)} million parameters.`;
}

function platformHtml(platform: PlatformReport, figure: Figure | undefined): string {
  const name = escapeHtml(platform.platform);
  return `<section id="${name}"><h2>Where the time goes: ${name}</h2>
<p>The whole network takes ${formatInterval(platform.whole)} ms. Timed against itself, it takes ×${formatInterval(platform.noise)}: that is the noise.</p>
${figure ? figureHtml(figure) : '<p>This engine runs a network as a whole, so its layers cannot be timed.</p>'}
${platform.bar.length > 0 ? folded(barTable(platform)) : ''}
${platform.layers.length > 0 ? tableToHtml(layersTable(platform)) : ''}
</section>`;
}
