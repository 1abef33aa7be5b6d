import { escapeHtml } from '../../errors/foreign-text.js';
import type { Figure } from '../../reports/figure.js';

/** The place of a figure, with its height reserved, so that the page does not jump when it is drawn. */
export function figureHtml({ id, title, caption, layout }: Figure): string {
  return `<figure><div class="plot" style="min-height: ${layout.height}px" data-figure="${escapeHtml(id)}" role="img" aria-label="${escapeHtml(title)}"></div>
<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}
