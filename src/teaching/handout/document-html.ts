import { escapeHtml } from '../../errors/foreign-text.js';
import type { Language } from './lessons.js';
import { PAGE_TEXTS } from './page-texts.js';

/** The parts of a document. */
export interface CourseDocument {
  readonly language: Language;
  readonly title: string;
  /** Elements that load what the document needs, as HTML. */
  readonly head: readonly string[];
  /** HTML. */
  readonly body: string;
}

/** A page or a deck as a whole document, for light and dark screens. */
export function documentHtml({ language, title, head, body }: CourseDocument): string {
  return `<!doctype html>
<html lang="${PAGE_TEXTS[language].tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
${head.join('\n')}
</head>
<body>
${body}
</body>
</html>
`;
}
