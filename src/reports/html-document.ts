import { escapeHtml } from '../errors/foreign-text.js';
import { HTML_MARK } from '../measure/results/own-marks.js';
import { PAGE_SCRIPT, PAGE_STYLE } from './html-page.js';
import type { ThemedFigure } from './theme.js';

/** What makes a page of results. */
export interface HtmlDocument {
  readonly title: string;
  /** HTML of the page; its figures' places name them in `data-figure`. */
  readonly body: string;
  /** Style of this page beside that of all pages. */
  readonly style?: string;
  readonly figures: Readonly<Record<string, ThemedFigure>>;
  /** Source of Plotly's browser bundle. */
  readonly plotly: string;
}

/**
 * A page that works without a network: Plotly is inlined once, and the page's own policy forbids every request.
 * Nothing in the figures or in Plotly can end the script element that it is in.
 */
export function htmlDocument({ title, body, style = '', figures, plotly }: HtmlDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${HTML_MARK}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:">
<title>${escapeHtml(title)}</title>
<style>${PAGE_STYLE}${style}</style>
</head>
<body>
${body}
<script type="application/json" id="figures">${jsonInScript(figures)}</script>
<script>${codeInScript(plotly)}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

/** JSON that cannot end the script element it is in. */
export function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** Program text that cannot end the script element it is in; `<\/` means `</` in strings and patterns. */
function codeInScript(source: string): string {
  return source.replace(/<\/(?=script)/gi, '<\\/');
}
