import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Over, writeText } from '../../measure/results/files.js';

/**
 * Writes a page that is made with Plotly's bundle inside, whole or not at all.
 *
 * @param page  makes the HTML from the source of Plotly's browser bundle
 * @throws {InputError} where a file is there that may not be replaced, or it cannot be written
 */
export async function writePage(path: string, page: (plotly: string) => string, over: Over): Promise<void> {
  const bundle = createRequire(import.meta.url).resolve('plotly.js-cartesian-dist-min');
  await writeText(path, page(await readFile(bundle, 'utf8')), over);
}
