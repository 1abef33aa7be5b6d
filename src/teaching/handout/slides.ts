import { join } from 'node:path';
import { writeText } from '../../measure/results/files.js';
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
      const deck = deckHtml(notebook, language, relativeAddress(page, 'assets'), commit);
      await writeText(join(folder, page), deck);
    }
  }
}
