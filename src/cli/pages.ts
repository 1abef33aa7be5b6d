import { readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { setImmediate as eventLoop } from 'node:timers/promises';
import type { Experiment } from '../experiment/experiment.js';
import { HERE, PUBLISHED, replacedIn } from '../experiment/places.js';
import { exactPath } from '../measure/results/exact-csv.js';
import { expectPlace, writeText } from '../measure/results/files.js';
import { isOurs } from '../measure/results/own-marks.js';
import type { Finding } from '../reports/finding.js';
import { htmlReport } from '../reports/html.js';
import { ledgerMarkdown } from '../reports/ledger-markdown.js';
import { pictureFile, readme } from '../reports/readme.js';
import { figureToSvg } from '../reports/svg.js';
import { called } from './called.js';
import { warn } from './terminal.js';

/** Size of a picture whose figure does not say, px. */
const PICTURE = { width: 900, height: 500 };

/**
 * Finds out before the work whether the pages of a reader's results may be written when it is done: a folder of somebody's
 * own may have a README.
 *
 * @throws {InputError} where a file is in the way that the suite did not write
 */
export function expectPages(out: string, experiments: readonly Experiment[]): void {
  const over = replacedIn(out);
  expectPlace(join(out, 'README.md'), over);
  expectPlace(join(out, 'report.html'), over);
  for (const { id } of experiments) {
    expectPlace(exactPath(out, id), over);
    expectPlace(join(out, id, 'README.md'), over);
  }
}

/**
 * Writes the pages of a reader's results: of each experiment that was measured here a README with its pictures, the
 * ledger of all experiments, and the HTML report. The published experiments have pages of their own, which the ledger
 * links to.
 *
 * @returns path of the HTML report; undefined where the signal aborts before, which is said on stderr
 * @throws {InputError} where the folder cannot be written, or holds a file of that name that the suite did not write
 */
export function writePages(
  out: string,
  findings: readonly Finding[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const again = resolve(out) === HERE ? 'report' : `report --out ${out}`;
  return unlessAborted(signal, again, async () => {
    for (const finding of findings) if (finding.origin === 'here') await writePage(out, finding, signal);
    const pageOf = (finding: Finding) => {
      if (finding.origin === 'here') return `${finding.experiment.id}/README.md`;
      if (finding.origin !== 'published') return undefined;
      return relative(out, join(PUBLISHED, finding.experiment.id, 'README.md'))
        .split(sep)
        .join('/');
    };
    const over = replacedIn(out);
    await writeText(join(out, 'README.md'), ledgerMarkdown(findings, { madeBy: 'report', pageOf }), over);
    const report = join(out, 'report.html');
    const bundle = createRequire(import.meta.url).resolve('plotly.js-cartesian-dist-min');
    await writeText(report, htmlReport(findings, await readFile(bundle, 'utf8')), over);
    return report;
  });
}

/**
 * Writes the pages of the published run: a README with pictures for each experiment, and the ledger.
 *
 * @param findings  of the published results alone
 * @returns path of the ledger; undefined where the signal aborts before, which is said on stderr
 * @throws {InputError} where the folder cannot be written
 */
export function writePublishedPages(
  published: string,
  findings: readonly Finding[],
  signal: AbortSignal,
): Promise<string | undefined> {
  return unlessAborted(signal, 'publish --pages', async () => {
    for (const finding of findings) {
      if (finding.origin === 'published') await writePage(published, finding, signal);
    }
    const pageOf = ({ origin, experiment }: Finding) =>
      origin === 'published' ? `${experiment.id}/README.md` : undefined;
    const ledger = join(published, 'README.md');
    const text = ledgerMarkdown(findings, { madeBy: 'publish', pageOf });
    await writeText(ledger, text, replacedIn(published));
    return ledger;
  });
}

/** What a task returns; where the signal aborts it, a line says which command does it again. */
async function unlessAborted<T>(
  signal: AbortSignal,
  command: string,
  task: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await task();
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    warn(`interrupted, not all pages were written, which ${called()} ${command} does`);
    return undefined;
  }
}

/** The README of an experiment with its pictures. Our pictures of figures that there are no longer are removed. */
async function writePage(out: string, finding: Finding, signal: AbortSignal): Promise<void> {
  const folder = join(out, finding.experiment.id);
  const over = replacedIn(out);
  await writeText(join(folder, 'README.md'), readme(finding), over);
  const figures = finding.figures;
  for (const figure of figures) {
    // Drawing keeps this thread busy: only here can it hear of a Ctrl-C.
    await eventLoop();
    signal.throwIfAborted();
    const { width = PICTURE.width, height = PICTURE.height } = figure.layout;
    await writeText(join(folder, pictureFile(figure)), await figureToSvg(figure, { width, height }), over);
  }
  const current = new Set(figures.map(pictureFile));
  const stale = (await readdir(folder)).filter(name => name.endsWith('.svg') && !current.has(name));
  for (const name of stale) if (isOurs(join(folder, name))) await rm(join(folder, name));
}
