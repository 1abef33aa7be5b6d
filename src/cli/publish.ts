import { readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { writeText } from '../measure/results/files.js';
import type { Finding } from '../reports/finding.js';
import { htmlReport } from '../reports/html.js';
import { ledgerMarkdown } from '../reports/ledger.js';
import { pictureFile, readme } from '../reports/readme.js';
import { figureToSvg } from '../reports/svg.js';

/** Size of a picture whose figure does not say, px. */
const PICTURE = { width: 900, height: 500 };

/**
 * Writes everything that is made from result files: each finding's README with its pictures, the ledger, and the
 * HTML report. Pictures of figures that are no more are removed.
 *
 * @returns path of the HTML report
 * @throws {InputError} where the folder cannot be written
 */
export async function publish(out: string, findings: readonly Finding[]): Promise<string> {
  for (const finding of findings) await publishFinding(join(out, finding.experiment.id), finding);
  await writeText(join(out, 'README.md'), ledgerMarkdown(findings));
  const report = join(out, 'report.html');
  const bundle = createRequire(import.meta.url).resolve('plotly.js-cartesian-dist-min');
  await writeText(report, htmlReport(findings, await readFile(bundle, 'utf8')));
  return report;
}

async function publishFinding(folder: string, finding: Finding): Promise<void> {
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
