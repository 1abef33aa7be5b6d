import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  await writeFile(
    join(folder, 'highlight.css'),
    `${light}\n@media screen and (prefers-color-scheme: dark) {\n${dark}\n}\n`,
  );
  await writeFile(join(folder, 'course.css'), SITE_STYLE);
  await writeFile(join(folder, 'course.js'), browserScript(drawFigure, watchFigures));
}

/** Writes the files that the decks share. */
export async function writeSlidesAssets(root: string, folder: string): Promise<void> {
  await writeShared(root, folder);
  for (const file of ['reset.css', 'reveal.css', 'reveal.js']) {
    await copyFile(join(root, 'node_modules', 'reveal.js', 'dist', file), join(folder, file));
  }
  await writeFile(join(folder, 'slides.css'), SLIDES_STYLE);
  await writeFile(join(folder, 'slides.js'), browserScript(drawFigure, startSlides));
}

async function writeShared(root: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const packages = join(root, 'node_modules');
  await copyFile(
    join(packages, 'plotly.js-cartesian-dist-min', 'plotly-cartesian.min.js'),
    join(folder, 'plotly.min.js'),
  );
  await copyFile(join(packages, 'temml', 'dist', 'Temml-Local.css'), join(folder, 'temml.css'));
  await copyFile(join(packages, 'temml', 'dist', 'Temml.woff2'), join(folder, 'Temml.woff2'));
  const licenses = await Promise.all(
    LICENSES.map(async name => `${name}\n\n${await readPackageFile(root, `${name}/LICENSE`)}`),
  );
  await writeFile(join(folder, 'LICENSES.txt'), licenses.join('\n\n'));
}

function readPackageFile(root: string, path: string): Promise<string> {
  return readFile(join(root, 'node_modules', path), 'utf8');
}
