import { escapeHtml, escapeHtmlWithCode } from '../../errors/foreign-text.js';
import type { Figure } from '../../reports/figure.js';
import { formatPlural } from '../../reports/format.js';
import { folded, tableToHtml } from '../../reports/html.js';
import { htmlDocument } from '../../reports/html-document.js';
import { themed } from '../../reports/theme.js';
import type { ClassClaim, ClassResults, ClassSection } from './class-results.js';
import { dotPlot } from './dot-plot.js';
import type { SkippedFile } from './files.js';
import { matrixHtml, verdictSign } from './matrix.js';
import { CLASS_STYLE } from './page-style.js';
import { evidenceTable, machinesTable, runsTable, versionNote } from './tables.js';
import { tallySentence, VERDICTS } from './tally.js';

/**
 * A class's results as one page that works without a network: the machines, then for each experiment which claim held
 * on which machine, and each claim's numbers. Everything that comes from files is escaped.
 *
 * @param plotly  source of Plotly's browser bundle
 */
export function classPage(results: ClassResults, skipped: readonly SkippedFile[], plotly: string): string {
  const { machines, sections } = results;
  const drawn = sections.map((section, place) => ({ section, place, plots: plotsOf(section, place) }));
  const figures = drawn.flatMap(({ plots }) => [...plots.values()]);
  return htmlDocument({
    title: 'beyond-flops: results of a class',
    style: CLASS_STYLE,
    body: `<header>
<h1>beyond-flops: results of a class</h1>
<p>The same experiments on ${formatPlural(machines.length, 'machine')}: which claim held where. Times belong to their
machine and are not compared; verdicts and ratios are.</p>
<ul class="legend" aria-label="Signs">${VERDICTS.map(verdict => `<li>${verdictSign(verdict)} ${escapeHtml(verdict)}</li>`).join('')}</ul>
</header>
<nav aria-label="Contents"><ul>
<li><a href="#machines">Machines</a></li>
${drawn.map(({ section, place }) => `<li><a href="#section-${place}">${escapeHtml(headingOf(section))}</a>: ${formatPlural(section.counted.length, 'machine')}</li>`).join('\n')}
${skipped.length > 0 ? '<li><a href="#skipped">Files that were skipped</a></li>' : ''}
</ul></nav>
<main>
<section id="machines"><h2>Machines</h2>
${tableToHtml(machinesTable(machines))}
</section>
${drawn.map(sectionHtml).join('\n')}
${skipped.length > 0 ? skippedHtml(skipped) : ''}
</main>`,
    figures: Object.fromEntries(figures.map(figure => [figure.id, themed(figure)])),
    plotly,
  });
}

interface DrawnSection {
  readonly section: ClassSection;
  readonly place: number;
  readonly plots: ReadonlyMap<ClassClaim, Figure>;
}

function plotsOf(section: ClassSection, place: number): ReadonlyMap<ClassClaim, Figure> {
  const plots = new Map<ClassClaim, Figure>();
  for (const claim of section.claims) {
    const plot = dotPlot(`${place}/${claim.claim.id}`, claim, section.counted);
    if (plot) plots.set(claim, plot);
  }
  return plots;
}

function headingOf(section: ClassSection): string {
  return section.experiment.title + versionNote(section);
}

function sectionHtml({ section, place, plots }: DrawnSection): string {
  const { experiment, otherDefinition, counted, claims } = section;
  const notice =
    otherDefinition === undefined
      ? ''
      : `<p class="notice">These runs measured another version of the experiment: its cases have changed. They are judged by the rules of this version and shown separately.</p>`;
  const measured = claims.filter(({ platforms }) => platforms.length > 0);
  return `<section id="section-${place}"><h2>${escapeHtml(headingOf(section))}</h2>
<p class="question">${escapeHtml(experiment.question)}</p>
${notice}${counted.length > 0 ? matrixHtml(section) : ''}
${measured.map(claim => claimHtml(claim, section, plots.get(claim))).join('\n')}
${folded(runsTable(section))}
</section>`;
}

function claimHtml(claim: ClassClaim, section: ClassSection, plot: Figure | undefined): string {
  const { statement, source, rule } = claim.claim;
  const held = claim.platforms.map(({ platform, verdicts }) => {
    const sentence = tallySentence(verdicts.map(({ verdict }) => verdict));
    return `<li>${escapeHtml(platform)}: ${escapeHtml(sentence)}</li>`;
  });
  return `<div class="claim-block"><h3>${escapeHtml(statement)}</h3>
<small>${escapeHtml(source)}. Rule: ${escapeHtmlWithCode(rule)}</small>
<ul>${held.join('')}</ul>
${plot ? plotHtml(plot) : ''}
${folded(evidenceTable(claim, section))}</div>`;
}

/** A plot with its height reserved, so that the page does not jump when it is drawn. */
function plotHtml({ id, title, caption, layout }: Figure): string {
  return `<figure><div class="plot" style="min-height: ${layout.height}px" data-figure="${escapeHtml(id)}" role="img" aria-label="${escapeHtml(title)}"></div>
<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}

function skippedHtml(skipped: readonly SkippedFile[]): string {
  const lines = skipped.map(({ name, reason }) => `<li>${escapeHtml(`${name}: ${reason}`)}</li>`);
  return `<section id="skipped"><h2>Files that were skipped</h2>
<ul>${lines.join('\n')}</ul></section>`;
}
