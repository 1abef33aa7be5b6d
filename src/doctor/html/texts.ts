import { escapeHtml, plainLine } from '../../errors/foreign-text.js';

/** A text from a file or from the machine as HTML: on one line, with nothing hidden in it. */
export function foreign(text: string): string {
  return escapeHtml(plainLine(text));
}

/** `<p class="notice">` for each line; nothing where there are none. */
export function notices(lines: readonly string[]): string {
  return lines.map(line => `<p class="notice">${foreign(line)}</p>`).join('\n');
}

/** A list of texts; nothing where there are none. */
export function list(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<ul>${lines.map(line => `<li>${foreign(line)}</li>`).join('\n')}</ul>`;
}

/** A verdict in its colour; the word says it already. */
export function badge(verdict: string): string {
  return `<span class="badge ${verdict.replace(/[^a-z]+/g, '-')}">${escapeHtml(verdict)}</span>`;
}
