/**
 * Texts that others wrote (names of processors, arms and files, error messages, warnings) where they are shown. On a
 * terminal and in messages: `plainText`. In Markdown: `escapeMarkdown`, or `codeSpan`. In HTML: `escapeHtml`. The schema of
 * runs makes all texts plain as they are read, so Markdown and HTML have only their own signs to escape.
 */

/** Longer texts from files are cut. */
export const LONGEST_TEXT = 400;

/**
 * Characters that move a terminal's cursor, change the writing direction or are invisible; lone surrogates; and those of
 * private use, which look different everywhere.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * An untrusted text as one line that hides nothing: invisible characters become �, and a longer text ends in ….
 *
 * @param longest  the most UTF-16 units to show
 */
export function plainText(text: string, longest: number = LONGEST_TEXT): string {
  const cut = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return cut.replace(UNSEEN, '\uFFFD');
}

/** The same of a text that may have several lines, such as an error's message: they are joined by spaces. */
export function plainLine(text: string, longest?: number): string {
  return plainText(oneLine(text), longest);
}

/** Lines joined by spaces. Not by one pattern over the spaces around their ends, which thousands of spaces would hold up. */
function oneLine(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  const lines = text.split(/[\r\n]+/).map(line => line.trim());
  return lines.filter(line => line !== '').join(' ');
}

/** A JSON value with every text in it made plain. */
export function withPlainTexts<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? plainText(part) : part,
  );
}

/** Text that Markdown shows as it is, on one line: for error messages, names and evidence. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
    .replace(/&(?=[#\w]+;)/g, '&amp;');
}

/**
 * Text as code in Markdown, on one line. The fence is longer than any backticks in the text, which cannot be escaped
 * there.
 */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  const longest = (line.match(/`+/g) ?? []).reduce((length, ticks) => Math.max(length, ticks.length), 0);
  const fence = '`'.repeat(longest + 1);
  const room = /^`|`$|^ .* $|^$/.test(line) ? ' ' : '';
  return `${fence}${room}${line}${room}${fence}`;
}

/** Text as HTML that shows it as it is, in element content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Text as HTML, with what stands between backticks as code. */
export function escapeHtmlWithCode(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
