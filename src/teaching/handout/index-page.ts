import { escapeHtml } from '../../errors/foreign-text.js';
import {
  LANGUAGES,
  type Language,
  notebookPath,
  questionOf,
  statedTime,
  textNamed,
  titleOf,
} from './lessons.js';
import { lessonPage, relativeAddress, type SiteLinks } from './links.js';
import { markdownToHtml } from './markdown-html.js';
import { type Page, pageHtml } from './page-html.js';
import { PAGE_TEXTS } from './page-texts.js';

/** The first page in a language. */
export function indexPath(language: Language): string {
  return language === 'en' ? 'index.html' : `${language}/index.html`;
}

/**
 * The lessons in order, with what each asks, what a student can do after it, and about how long it takes; then what the
 * library offers besides the course.
 *
 * @param api  folder of the pages of its interface
 */
export function indexToPage(
  language: Language,
  links: SiteLinks,
  commit: string,
  api?: string,
): { page: Page; html: string } {
  const path = indexPath(language);
  const words = PAGE_TEXTS[language];
  const items = links.lessons.flatMap(({ name, notebooks }) => {
    const notebook = notebooks[language];
    if (!notebook) return [];
    const targets = links.targets(`notebooks/${notebookPath(name, language)}`, path);
    const time = statedTime(notebook);
    const goals = textNamed(notebook, 'goals')?.replace(/^\s*#+ .*\n/, '');
    const address = escapeHtml(relativeAddress(path, lessonPage(name, language)));
    return `<li><h2><a href="${address}">${escapeHtml(titleOf(notebook))}</a></h2>
${markdownToHtml(goals ?? questionOf(notebook), targets)}
${time ? `<p class="minutes">${escapeHtml(time)}</p>` : ''}</li>`;
  });
  const others = LANGUAGES.filter(
    other => other !== language && links.lessons.some(({ notebooks }) => notebooks[other]),
  ).map(other => {
    const address = escapeHtml(relativeAddress(path, indexPath(other)));
    return `<a href="${address}" lang="${PAGE_TEXTS[other].tag}" hreflang="${PAGE_TEXTS[other].tag}">${PAGE_TEXTS[other].name}</a>`;
  });
  const about = markdownToHtml(words.about, links.targets('notebooks/README.md', path));
  const library = markdownToHtml(words.library, links.targets('notebooks/README.md', path));
  const address = escapeHtml(relativeAddress(path, `${api}/index.html`));
  const reference = api ? `<p><a href="${address}">${escapeHtml(words.reference)}</a></p>` : '';
  const page: Page = {
    path,
    language,
    commit,
    title: words.course,
    navigation: `<span class="middle">${others.join(' ')}</span>`,
    main: `<h1>${escapeHtml(words.course)}</h1>\n${about}\n<ol class="lessons">\n${items.join('\n')}\n</ol>\n${library}\n${reference}`,
  };
  return { page, html: pageHtml(page) };
}
