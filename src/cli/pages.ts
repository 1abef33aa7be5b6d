import { readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { PUBLISHED } from '../experiment/places.js';
import { writeText } from '../measure/results/files.js';
import type { Finding } from '../reports/finding.js';
import { htmlReport } from '../reports/html.js';
import { ledgerMarkdown } from '../reports/ledger-markdown.js';
import { pictureFile, readme } from '../reports/readme.js';
import { figureToSvg } from '../reports/svg.js';

/** Size of a picture whose figure does not say, px. */
const PICTURE = { width: 900, height: 500 };

/**
 * Writes the pages of a reader's results: of each experiment that was measured here a README with its pictures, the
 * ledger of all experiments, and the HTML report. The published experiments have pages of their own, which the ledger
 * links to.
 *
 * @returns path of the HTML report
 * @throws {InputError} where the folder cannot be written
 */
export async function writePages(out: string, findings: readonly Finding[]): Promise<string> {
  for (const finding of findings) if (finding.origin === 'here') await writePage(out, finding);
  const pageOf = (finding: Finding) => {
    if (finding.origin === 'here') return `${finding.experiment.id}/README.md`;
    if (finding.origin !== 'published') return undefined;
    return relative(out, join(PUBLISHED, finding.experiment.id, 'README.md'))
      .split(sep)
      .join('/');
  };
  await writeText(join(out, 'README.md'), ledgerMarkdown(findings, { madeBy: 'report', pageOf }));
  const report = join(out, 'report.html');
  const bundle = createRequire(import.meta.url).resolve('plotly.js-cartesian-dist-min');
  await writeText(report, htmlReport(findings, await readFile(bundle, 'utf8')));
  return report;
}

/**
 * Writes the pages of the published run: a README with pictures for each experiment, and the ledger.
 *
 * @param findings  of the published results alone
 * @returns path of the ledger
 * @throws {InputError} where the folder cannot be written
 */
export async function writePublishedPages(published: string, findings: readonly Finding[]): Promise<string> {
  for (const finding of findings) if (finding.origin === 'published') await writePage(published, finding);
  const pageOf = ({ origin, experiment }: Finding) =>
    origin === 'published' ? `${experiment.id}/README.md` : undefined;
  const ledger = join(published, 'README.md');
  await writeText(ledger, ledgerMarkdown(findings, { madeBy: 'publish', pageOf }));
  return ledger;
}

/** The README of an experiment with its pictures. Pictures of figures that there are no longer are removed. */
async function writePage(out: string, finding: Finding): Promise<void> {
  const folder = join(out, finding.experiment.id);
  await writeText(join(folder, 'README.md'), readme(finding));
  const figures = finding.figures;
  for (const figure of figures) {
    const { width = PICTURE.width, height = PICTURE.height } = figure.layout;
    await writeText(join(folder, pictureFile(figure)), await figureToSvg(figure, { width, height }));
  }
  const current = new Set(figures.map(pictureFile));
  const stale = (await readdir(folder)).filter(name => name.endsWith('.svg') && !current.has(name));
  for (const name of stale) await rm(join(folder, name));
}
