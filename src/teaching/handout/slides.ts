import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeSlidesAssets } from './assets.js';
import { deckHtml } from './deck.js';
import { LANGUAGES, type Lesson } from './lessons.js';
import { lessonPage, relativeAddress } from './links.js';

/**
 * Writes a deck of slides per lesson and language, which opens from disk, and the files that the decks share.
 *
 * @param root    the project's folder, whose packages are copied
 * @param folder  an existing folder
 */
export async function writeSlides(
  root: string,
  lessons: readonly Lesson[],
  commit: string,
  folder: string,
): Promise<void> {
  await writeSlidesAssets(root, join(folder, 'assets'));
  for (const { name, notebooks } of lessons) {
    for (const language of LANGUAGES) {
      const notebook = notebooks[language];
      if (!notebook) continue;
      const page = lessonPage(name, language);
      await mkdir(dirname(join(folder, page)), { recursive: true });
      await writeFile(
        join(folder, page),
        deckHtml(notebook, language, relativeAddress(page, 'assets'), commit),
      );
    }
  }
}
