import { escapeHtml } from '../../errors/foreign-text.js';
import { type CodeCell, type Notebook, sourceOf } from '../notebooks/notebook.js';
import { codeToHtml } from './code-html.js';
import { indexPath } from './index-page.js';
import { LANGUAGES, type Language, type Lesson, notebookPath, titleOf } from './lessons.js';
import { lessonPage, relativeAddress, type SiteLinks } from './links.js';
import { markdownToHtml } from './markdown-html.js';
import { type Page, pageHtml } from './page-html.js';
import { PAGE_TEXTS } from './page-texts.js';
import { shownBy } from './shown.js';
import { type OutputPlace, shownToHtml } from './shown-html.js';

/** A notebook as a page of the site, and the static pictures of its figures by file name. */
export function lessonToPage(
  lesson: Lesson,
  language: Language,
  notebook: Notebook,
  links: SiteLinks,
  commit: string,
): { page: Page; html: string; pictures: Map<string, string> } {
  const path = lessonPage(lesson.name, language);
  const pictures = new Map<string, string>();
  // The ids of text cells come first, so that a heading with the same name gets another one.
  const texts = notebook.cells.filter(cell => cell.cell_type === 'markdown');
  const place: OutputPlace = {
    targets: links.targets(`notebooks/${notebookPath(lesson.name, language)}`, path),
    ids: new Map(texts.map(({ id }) => [id, 1])),
    picture(svg) {
      const file = `figures/${lesson.name}-${pictures.size + 1}.svg`; // both languages have the same
      pictures.set(file, svg);
      return relativeAddress(path, file);
    },
  };
  const cells = notebook.cells.map(cell => {
    if (cell.cell_type === 'code') return codeCellHtml(cell, place);
    const text = markdownToHtml(sourceOf(cell), place.targets, place.ids);
    return `<section id="${escapeHtml(cell.id)}">\n${text}</section>`;
  });
  const content = cells.join('\n');
  const page: Page = {
    path,
    language,
    commit,
    title: titleOf(notebook),
    navigation: navigationHtml(lesson, language, path, links.lessons),
    onlyAbove: contentsHtml(content, language),
    main: content,
  };
  return { page, html: pageHtml(page), pictures };
}

function codeCellHtml(cell: CodeCell, place: OutputPlace): string {
  const shown = shownBy(cell).map(each => shownToHtml(each, place));
  return `<div class="cell">${codeToHtml(sourceOf(cell), 'typescript')}\n${shown.join('\n')}</div>`;
}

/** Previous and next lesson, the index, and this lesson in the other language. */
function navigationHtml(
  lesson: Lesson,
  language: Language,
  path: string,
  lessons: readonly Lesson[],
): string {
  const link = (target: string, text: string, attributes = '') =>
    `<a href="${escapeHtml(relativeAddress(path, target))}"${attributes}>${escapeHtml(text)}</a>`;
  const there = lessons.filter(({ notebooks }) => notebooks[language]);
  const at = there.indexOf(lesson);
  const neighbour = (other: Lesson | undefined, relation: 'prev' | 'next') => {
    const notebook = other?.notebooks[language];
    if (!other || !notebook) return '<span></span>';
    const title = titleOf(notebook);
    const text = relation === 'prev' ? `← ${title}` : `${title} →`;
    return link(lessonPage(other.name, language), text, ` rel="${relation}" class="${relation}"`);
  };
  const languages = LANGUAGES.filter(other => other !== language && lesson.notebooks[other]).map(other =>
    link(
      lessonPage(lesson.name, other),
      PAGE_TEXTS[other].name,
      ` lang="${PAGE_TEXTS[other].tag}" hreflang="${PAGE_TEXTS[other].tag}"`,
    ),
  );
  const middle = [link(indexPath(language), PAGE_TEXTS[language].contents), ...languages].join(' ');
  return `${neighbour(there[at - 1], 'prev')}<span class="middle">${middle}</span>${neighbour(there[at + 1], 'next')}`;
}

/** A folded list of the second-level headings. */
function contentsHtml(content: string, language: Language): string {
  const headings = [...content.matchAll(/<h2 id="([^"]*)">(.*?)<\/h2>/g)];
  const items = headings.map(
    ([, id, text]) => `<li><a href="#${id}">${text.replace(/<\/?a\b[^>]*>/g, '')}</a></li>`,
  );
  return `<details class="contents"><summary>${PAGE_TEXTS[language].onThisPage}</summary><ul>${items.join('\n')}</ul></details>`;
}
