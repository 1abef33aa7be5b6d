import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { escapeHtml } from '../../errors/foreign-text.js';
import { copyTo, writeText } from '../../measure/results/files.js';
import { writeSiteAssets } from './assets.js';
import { codeToHtml } from './code-html.js';
import { indexPath, indexToPage } from './index-page.js';
import { lessonToPage } from './lesson-page.js';
import { LANGUAGES, type Lesson } from './lessons.js';
import { filePage, isPicture, relativeAddress, SiteLinks } from './links.js';
import { markdownToHtml } from './markdown-html.js';
import { pageHtml } from './page-html.js';
import { PAGE_TEXTS } from './page-texts.js';

/**
 * Writes the site: in each language an index and a page per lesson, and pages of the project's files that they link
 * to. All addresses are relative, so it opens from disk and from any server.
 *
 * @param root    the project's folder, whose files and packages are copied
 * @param folder  an existing folder
 * @param api     folder of the pages of the library's interface in it, if there are any
 */
export async function writeSite(
  root: string,
  lessons: readonly Lesson[],
  commit: string,
  folder: string,
  api?: string,
): Promise<void> {
  const links = new SiteLinks(root, lessons);
  await writeSiteAssets(root, join(folder, 'assets'));
  for (const language of LANGUAGES) {
    const here = lessons.filter(({ notebooks }) => notebooks[language]);
    if (here.length === 0) continue;
    await writeText(join(folder, indexPath(language)), indexToPage(language, links, commit, api).html);
    for (const lesson of here) {
      const { page, html, pictures } = lessonToPage(
        lesson,
        language,
        lesson.notebooks[language]!,
        links,
        commit,
      );
      await writeText(join(folder, page.path), html);
      // Both languages share them.
      for (const [file, svg] of pictures) await writeText(join(folder, file), svg, 'anything');
    }
  }
  // Pages of files link to further files; iterating over a set includes what is added meanwhile.
  for (const path of links.files) await writeProjectFile(path, links, commit, folder);
}

/** A file of the project: a picture as it is, a text as a page. */
async function writeProjectFile(
  path: string,
  links: SiteLinks,
  commit: string,
  folder: string,
): Promise<void> {
  const page = filePage(path);
  if (isPicture(path)) {
    await copyTo(join(folder, page), join(links.root, path));
    return;
  }
  const text = await readFile(join(links.root, path), 'utf8');
  const main = path.endsWith('.md')
    ? markdownToHtml(text, links.targets(path, page))
    : codeToHtml(text, extname(path) === '.ts' ? 'typescript' : 'javascript');
  const index = escapeHtml(relativeAddress(page, indexPath('en')));
  const html = pageHtml({
    path: page,
    language: 'en',
    title: path,
    navigation: `<span class="middle"><a href="${index}">${PAGE_TEXTS.en.contents}</a></span>`,
    main: `<p class="file"><code>${escapeHtml(path)}</code></p>\n${main}`,
    commit,
  });
  await writeText(join(folder, page), html);
}
