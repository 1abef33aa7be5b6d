import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Language, type Lesson, notebookPath } from './lessons.js';
import type { Targets } from './markdown-html.js';

/** Folder of the notebooks in the project. */
const NOTEBOOKS = 'notebooks/';
/** Files that get their own page if a text links to them, and pictures, which are copied. */
const READABLE = /\.(?:md|ts|mjs)$/;
const PICTURES = /\.(?:svg|png|jpg)$/;
/** Never published: readers of the site are meant to find the solutions themselves. */
const HIDDEN = /^(?:notebooks\/solutions|node_modules|dist)(?:\/|$)|(?:^|\/)\./;

/**
 * Maps the links of texts to pages of a site: a link to a notebook leads to its page, and one to another file of the
 * project to a page or a copy of that file. A link without a target becomes plain text.
 */
export class SiteLinks {
  /** Files of the project that have been linked to so far, in order. */
  readonly files = new Set<string>();

  constructor(
    readonly root: string,
    readonly lessons: readonly Lesson[],
  ) {}

  /**
   * @param file  the text's file in the project, such as `notebooks/zh/04-flops-vs-mac.ipynb`
   * @param page  the page's file in the site, such as `zh/04-flops-vs-mac.html`
   */
  targets(file: string, page: string): Targets {
    return {
      link: href => {
        if (/^(?:https?:\/\/|#)/.test(href)) return href;
        const [, path, fragment] = /^([^#?]*)\??[^#]*(#.*)?$/.exec(href) ?? [];
        const target = this.#page(projectPath(file, path));
        return target && relativeAddress(page, target) + (fragment ?? '').toLowerCase();
      },
      picture: href => {
        const path = projectPath(file, href);
        if (path === undefined || !PICTURES.test(path) || !this.#isFile(path)) return undefined;
        this.files.add(path);
        return relativeAddress(page, filePage(path));
      },
    };
  }

  #page(path: string | undefined): string | undefined {
    if (path === undefined) return undefined;
    const [, folder, name] =
      /^(zh\/)?(.+)\.(?:ipynb|nb\.ts)$/.exec(withoutPrefix(path, NOTEBOOKS) ?? '') ?? [];
    const language = folder ? 'zh' : 'en';
    if (this.lessons.some(lesson => lesson.name === name && lesson.notebooks[language])) {
      return lessonPage(name, language);
    }
    if (!(READABLE.test(path) || PICTURES.test(path)) || !this.#isFile(path)) return undefined;
    this.files.add(path);
    return filePage(path);
  }

  #isFile(path: string): boolean {
    const file = join(this.root, path);
    return !HIDDEN.test(path) && existsSync(file) && statSync(file).isFile();
  }
}

/** The page of a lesson in the site. */
export function lessonPage(name: string, language: Language): string {
  return notebookPath(name, language).replace(/ipynb$/, 'html');
}

/** The page of a file of the project in the site, or its copy if it is a picture. */
export function filePage(path: string): string {
  return PICTURES.test(path) ? `files/${path}` : `files/${path}.html`;
}

/** Whether a file of the project is copied as it is. */
export function isPicture(path: string): boolean {
  return PICTURES.test(path);
}

/** Address of one file of the site relative to another. */
export function relativeAddress(from: string, to: string): string {
  return encodeURI(posix.relative(posix.dirname(from), to));
}

/** The path in the project; undefined if the address has a scheme, is absolute, or leads out of the project. */
function projectPath(file: string, address: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address)) return undefined;
  const path = posix.join(posix.dirname(file), decoded(address));
  return path.startsWith('../') ? undefined : path;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function withoutPrefix(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}
