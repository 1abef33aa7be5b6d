import { escapeHtml } from '../../errors/foreign-text.js';
import { jsonInScript } from '../../reports/html-document.js';
import { markdownToHtml, type Targets } from './markdown-html.js';
import { safeHtml } from './safe-html.js';
import type { PlotlyFigure, Shown } from './shown.js';

/** What showing outputs needs to know about the page. */
export interface OutputPlace {
  readonly targets: Targets;
  readonly ids: Map<string, number>;
  /** Stores a figure's static picture as a file and returns its address relative to the page. */
  picture(svg: string): string;
}

/** An output as HTML. */
export function shownToHtml(shown: Shown, place: OutputPlace): string {
  switch (shown.kind) {
    case 'figure':
      return figureHtml(shown, place);
    case 'markdown':
      return `<div class="output">${markdownToHtml(shown.text, place.targets, place.ids)}</div>`;
    case 'html':
      return `<div class="output">${safeHtml(shown.text)}</div>`;
    case 'picture':
      return `<div class="output"><img alt="" src="data:${shown.mimeType};base64,${escapeHtml(shown.base64)}"></div>`;
    default:
      return `<pre class="output ${shown.kind}">${escapeHtml(shown.text)}</pre>`;
  }
}

function figureHtml(
  { figure, title, caption, svg }: Extract<Shown, { kind: 'figure' }>,
  place: OutputPlace,
): string {
  const name = escapeHtml(title);
  const picture = svg && `<noscript><img alt="${name}" src="${escapeHtml(place.picture(svg))}"></noscript>`;
  const text = caption && `<figcaption>${markdownToHtml(caption, place.targets, place.ids)}</figcaption>`;
  return `<figure>${plotHtml(figure, name, figure.layout?.height ?? 450)}${picture ?? ''}${text}</figure>`;
}

/** The place of an interactive figure, followed by its JSON, from which `drawFigure` draws it. */
export function plotHtml(figure: PlotlyFigure, escapedTitle: string, heightPx: number): string {
  const { data, layout = {}, config = {}, frames } = figure;
  const json = jsonInScript({ data, layout, config, frames });
  return `<div class="plot-frame"><div class="plot" role="img" aria-label="${escapedTitle}" style="height:${Number(heightPx)}px"></div>
<script type="application/json">${json}</script></div>`;
}
