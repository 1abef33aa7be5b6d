import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyTo, writeText } from '../../measure/results/files.js';
import { drawFigure } from './browser/draw-figure.js';
import { browserScript } from './browser/script.js';
import { startSlides } from './browser/start-slides.js';
import { watchFigures } from './browser/watch-figures.js';
import { SITE_STYLE, SLIDES_STYLE } from './styles.js';

/** Packages whose files are handed out, with their licences. */
const LICENSES = ['temml', 'highlight.js', 'reveal.js', 'plotly.js-cartesian-dist-min'];

/** Writes the files that the pages of the site share. */
export async function writeSiteAssets(root: string, folder: string): Promise<void> {
  await writeShared(root, folder);
  const light = await readPackageFile(root, 'highlight.js/styles/github.css');
  const dark = await readPackageFile(root, 'highlight.js/styles/github-dark.css');
  // Printed pages are always light.
  await writeText(
    join(folder, 'highlight.css'),
    `${light}\n@media screen and (prefers-color-scheme: dark) {\n${dark}\n}\n`,
  );
  await writeText(join(folder, 'course.css'), SITE_STYLE);
  await writeText(join(folder, 'course.js'), browserScript(drawFigure, watchFigures));
}

/** Writes the files that the decks share. */
export async function writeSlidesAssets(root: string, folder: string): Promise<void> {
  await writeShared(root, folder);
  for (const file of ['reset.css', 'reveal.css', 'reveal.js']) {
    await copyTo(join(folder, file), join(root, 'node_modules', 'reveal.js', 'dist', file));
  }
  await writeText(join(folder, 'slides.css'), SLIDES_STYLE);
  await writeText(join(folder, 'slides.js'), browserScript(drawFigure, startSlides));
}

async function writeShared(root: string, folder: string): Promise<void> {
  const packages = join(root, 'node_modules');
  for (const [name, ...path] of [
    ['plotly.min.js', 'plotly.js-cartesian-dist-min', 'plotly-cartesian.min.js'],
    ['temml.css', 'temml', 'dist', 'Temml-Local.css'],
    ['Temml.woff2', 'temml', 'dist', 'Temml.woff2'],
  ]) {
    await copyTo(join(folder, name), join(packages, ...path));
  }
  const licenses = await Promise.all(
    LICENSES.map(async name => `${name}\n\n${await readPackageFile(root, `${name}/LICENSE`)}`),
  );
  await writeText(join(folder, 'LICENSES.txt'), licenses.join('\n\n'));
}

function readPackageFile(root: string, path: string): Promise<string> {
  return readFile(join(root, 'node_modules', path), 'utf8');
}
