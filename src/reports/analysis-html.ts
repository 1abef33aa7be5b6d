import { Marked } from 'marked';
import { escapeHtml } from '../errors/foreign-text.js';

const marked = new Marked({
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text, href }) => `${escapeHtml(text)} (${escapeHtml(href)})`,
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return /^https?:\/\//.test(href) ? `<a href="${escapeHtml(href)}">${text}</a>` : text;
    },
  },
});

/**
 * An analysis text (Markdown) as HTML that loads nothing: HTML in it is shown as text, pictures become their
 * description, links lead only to http and https.
 */
export function analysisToHtml(markdown: string): string {
  return marked.parse(markdown, { async: false });
}
