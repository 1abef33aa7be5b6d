import { closeSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';

/** In the head of every HTML page that the suite writes. */
export const HTML_MARK = '<meta name="generator" content="beyond-flops">';

/** Begins the sentence on every Markdown page that the suite writes. */
export const MARKDOWN_MARK = 'Made from the result files';

/** What the files that the suite writes begin with or hold near their beginning, by the endings of their names. */
const MARKS: Readonly<Record<string, RegExp>> = {
  '.html': new RegExp(HTML_MARK),
  '.md': new RegExp(MARKDOWN_MARK),
  '.csv': /^\uFEFF?case,quantity,unit,value\r?\n/,
  '.jsonl': /^\{"type":"header","schema":\d+,/,
  // Plotly's pictures.
  '.svg': /^<svg class="main-svg" /,
};

/** Marks are within so many bytes. */
const BEGINNING = 2 ** 14;

/** Whether a regular file is one that the suite wrote: its kind is one of those above, and it bears its mark. */
export function isOurs(path: string): boolean {
  const mark = MARKS[extname(path)];
  if (!mark) return false;
  try {
    const file = openSync(path, 'r');
    try {
      const beginning = Buffer.alloc(BEGINNING);
      const bytes = readSync(file, beginning, 0, BEGINNING, 0);
      return mark.test(beginning.toString('utf8', 0, bytes));
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
