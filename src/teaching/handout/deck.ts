import { escapeHtml } from '../../errors/foreign-text.js';
import type { Notebook } from '../notebooks/notebook.js';
import { documentHtml } from './document-html.js';
import { type Language, questionOf, textNamed, titleOf } from './lessons.js';
import { markdownToHtml, type Targets } from './markdown-html.js';
import { PAGE_TEXTS } from './page-texts.js';
import { type Shown, shownBy } from './shown.js';
import { plotHtml } from './shown-html.js';
import { type VerdictRow, verdictRows } from './verdict-rows.js';

const FIGURE_HEIGHT_PX = 545;
const CLAIMS_PER_SLIDE = 6;

/** Slides stand alone: links that do not lead to the web become their text, and pictures their description. */
const TARGETS: Targets = {
  link: href => (/^https?:\/\//.test(href) ? href : undefined),
  picture: () => undefined,
};

/**
 * The slides of a notebook: title and question, what to predict, each figure with its caption, and the verdicts. A
 * figure that the notebook shows several times gets one slide.
 *
 * @param assets  address of the folder with the files that the decks share
 */
export function deckHtml(notebook: Notebook, language: Language, assets: string, commit: string): string {
  const shown = notebook.cells.flatMap(cell => (cell.cell_type === 'code' ? shownBy(cell) : []));
  const predict = textNamed(notebook, 'predict');
  const slides = [
    `<h1>${escapeHtml(titleOf(notebook))}</h1>\n<div class="text">${markdownToHtml(questionOf(notebook), TARGETS)}</div>
<p class="small">beyond-flops, ${escapeHtml(commit)}</p>`,
    ...(predict ? [`<div class="text">${markdownToHtml(predict, TARGETS)}</div>`] : []),
    ...figuresOnce(shown).map(figureSlide),
    ...shown.flatMap(each =>
      each.kind === 'markdown' ? verdictSlides(verdictRows(each.text) ?? [], language) : [],
    ),
  ];
  const asset = (name: string) => escapeHtml(`${assets}/${name}`);
  const styles = ['reset.css', 'reveal.css', 'temml.css', 'slides.css'];
  const scripts = ['plotly.min.js', 'reveal.js', 'slides.js'];
  const body = `<div class="reveal"><div class="slides">
${slides.map(slide => `<section>\n${slide}\n</section>`).join('\n')}
</div></div>
${scripts.map(name => `<script src="${asset(name)}"></script>`).join('\n')}`;
  const head = styles.map(name => `<link rel="stylesheet" href="${asset(name)}">`);
  return documentHtml({ language, title: titleOf(notebook), head, body });
}

type ShownFigure = Extract<Shown, { kind: 'figure' }>;

function figuresOnce(shown: readonly Shown[]): ShownFigure[] {
  const byContent = new Map<string, ShownFigure>();
  for (const each of shown) if (each.kind === 'figure') byContent.set(JSON.stringify(each.figure), each);
  return [...byContent.values()];
}

function figureSlide({ figure, title, caption }: ShownFigure): string {
  return `<h2>${escapeHtml(title)}</h2>
<div class="figure" style="height:${FIGURE_HEIGHT_PX}px">${plotHtml(figure, escapeHtml(title), FIGURE_HEIGHT_PX)}</div>
<div class="caption">${markdownToHtml(caption, TARGETS)}</div>`;
}

/** A table of claims by platforms, on as many slides as it needs. */
function verdictSlides(rows: readonly VerdictRow[], language: Language): string[] {
  const { claim, verdicts } = PAGE_TEXTS[language];
  const platforms = [...new Set(rows.flatMap(row => [...row.verdicts.keys()]))];
  const head = [claim, ...platforms].map(text => `<th>${escapeHtml(text)}</th>`).join('');
  const slides: string[] = [];
  for (let from = 0; from < rows.length; from += CLAIMS_PER_SLIDE) {
    const body = rows.slice(from, from + CLAIMS_PER_SLIDE).map(row => {
      const cells = platforms.map(
        platform => `<td class="verdict">${escapeHtml(row.verdicts.get(platform) ?? '')}</td>`,
      );
      return `<tr><td>${inline(row.claim)}</td>${cells.join('')}</tr>`;
    });
    slides.push(
      `<h2>${escapeHtml(verdicts)}</h2>\n<table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`,
    );
  }
  return slides;
}

function inline(markdown: string): string {
  return markdownToHtml(markdown, TARGETS).replace(/^<p>|<\/p>\s*$/g, '');
}
