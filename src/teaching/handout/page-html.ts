import { escapeHtml } from '../../errors/foreign-text.js';
import { documentHtml } from './document-html.js';
import type { Language } from './lessons.js';
import { relativeAddress } from './links.js';
import { PAGE_TEXTS } from './page-texts.js';

/** A page of the site. */
export interface Page {
  /** Its file in the site. */
  readonly path: string;
  readonly language: Language;
  readonly title: string;
  /** Links above and, without those in `onlyAbove`, below the content, as HTML. */
  readonly navigation: string;
  readonly onlyAbove?: string;
  /** Content, as HTML. */
  readonly main: string;
  readonly commit: string;
}

/** Files that every page of the site loads from `assets/`. */
const STYLES = ['temml.css', 'highlight.css', 'course.css'];
const SCRIPTS = ['plotly.min.js', 'course.js'];

/** A whole page. It loads only files of the site, by relative addresses, so it opens from disk. */
export function pageHtml(page: Page): string {
  const { path, title, language, navigation, onlyAbove = '', main, commit } = page;
  const asset = (name: string) => escapeHtml(relativeAddress(path, `assets/${name}`));
  const styles = STYLES.map(name => `<link rel="stylesheet" href="${asset(name)}">`);
  const scripts = SCRIPTS.map(name => `<script defer src="${asset(name)}"></script>`);
  const body = `<header><nav>${navigation}${onlyAbove}</nav></header>
<main>
${main}
</main>
<footer><nav>${navigation}</nav><p>${PAGE_TEXTS[language].madeFrom} <code>${escapeHtml(commit)}</code></p></footer>`;
  return documentHtml({ language, title, head: [...styles, ...scripts], body });
}
