import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import type { Experiment } from '../../../src/experiment/experiment.js';
import { judgeRatio } from '../../../src/measure/judging/verdict.js';
import { definitionOf } from '../../../src/measure/results/definition.js';
import { type ClassResults, classResults } from '../../../src/teaching/class/class-results.js';
import { classPage } from '../../../src/teaching/class/page.js';
import { withFolder } from '../../cli/spawn-cli.js';
import { NASTY, toyExperiment } from '../../reports/toy-finding.js';
import { handIn, linesOf, readAll, runOn } from './toy-class.js';

/** Closes what it may be in, and runs in every other way that a text can. */
const HOSTILE = `</script><script>window.pwned=1</script>"'><img src=x onerror="window.pwned=1"><a href="javascript:pwned=1">x</a>`;

/** A name of an arm, which may not have the signs of tags. */
const HOSTILE_ARM = `"' onerror="window.pwned=1" &lt;img src=x onerror="window.pwned=1"&gt; &amp;`;

/** As kernel-ladder does, it names an arm of the file in its evidence and in what it measures. */
const experiment: Experiment = {
  ...toyExperiment,
  claims: toyExperiment.claims.map(claim => ({
    ...claim,
    published: 3,
    judge(results, platform) {
      const suite = results.suite(platform, 'suite');
      const last = suite?.arms.at(-1);
      const ratio = last === undefined ? undefined : suite?.ratio(last, 'fast');
      return suite && judgeRatio({ what: `time of ${last}`, ratio, noise: suite.noise, reproducedFrom: 1.5 });
    },
  })),
};

/** The page of one hostile run, and the results that it shows. */
async function hostilePage(): Promise<{ html: string; results: ClassResults }> {
  const definition = definitionOf(experiment, 'quick');
  const run = runOn(HOSTILE, 2000, { startedAt: HOSTILE, commit: HOSTILE, definition });
  const lines = linesOf({
    ...run,
    header: { ...run.header, machine: { ...run.header.machine, os: HOSTILE, node: HOSTILE } },
    timed: run.timed.map(row => (row.arm === 'slow' ? { ...row, arm: HOSTILE_ARM } : row)),
    footer: { ...run.footer, warnings: [HOSTILE, HOSTILE] },
  });
  const other = linesOf({ ...run, header: { ...run.header, definition: HOSTILE } });
  let results: ClassResults | undefined;
  await withFolder(async folder => {
    await handIn(folder, { 'mallory/x.jsonl': lines, 'mallory/y.jsonl': other });
    results = classResults(await readAll(folder, experiment));
  });
  const skipped = [{ name: `${HOSTILE}.jsonl`, reason: HOSTILE }];
  return { html: classPage(results!, skipped, 'const Plotly = { newPlot() {} };'), results: results! };
}

describe('page of a class', () => {
  let html: string;
  let results: ClassResults;
  let document: Document;
  before(async () => {
    ({ html, results } = await hostilePage());
    ({ document } = new JSDOM(html).window);
  });

  it('shows every text of a hostile file as text', () => {
    const shown = document.querySelector('main')!.textContent!;
    assert.ok(shown.split('window.pwned=1').length > 10, 'the texts are there');
    assert.equal(document.querySelectorAll('main script, main img, main a, main iframe').length, 0);
    assert.ok(!html.includes('<script>window'));
    assert.ok(!html.includes('<img'));
    assert.equal(document.querySelectorAll('[onerror], [onclick], [onload]').length, 0);
    assert.ok(shown.includes(`${HOSTILE}.jsonl: ${HOSTILE}`));
  });

  it('runs nothing but its own three scripts', () => {
    assert.equal(document.scripts.length, 3);
    const { window } = new JSDOM(html, {
      runScripts: 'dangerously',
      beforeParse(page) {
        Object.assign(page, {
          IntersectionObserver: class {
            observe() {}
          },
        });
      },
    });
    assert.equal(window.pwned, undefined);
  });

  it('passes no markup from a file to Plotly in titles, labels and hover texts', () => {
    const figures = JSON.parse(document.getElementById('figures')!.textContent!);
    assert.equal(Object.keys(figures).length, 2);
    const texts: string[] = [];
    JSON.stringify(figures, (_, part: unknown) => {
      if (typeof part === 'string') texts.push(part);
      return part;
    });
    const markup = texts.map(text => text.replaceAll('<br>', ' ')).filter(text => /[<>]/.test(text));
    // What is left is of the experiment itself, and Plotly's own marks.
    assert.deepEqual(
      markup.filter(text => text !== '%{text} <extra></extra>' && text !== '%{text}<extra></extra>'),
      [],
    );
    assert.ok(texts.some(text => text.includes('&amp;lt;img src=x')));
  });

  it('loads nothing, and links only to its own sections', () => {
    assert.match(html, /Content-Security-Policy" content="default-src 'none'/);
    assert.equal(document.querySelectorAll('[src], link, object').length, 0);
    const links = [...document.querySelectorAll('a')].map(link => link.getAttribute('href')!);
    assert.equal(links.length, 4);
    for (const link of links) assert.ok(document.getElementById(link.slice(1)), link);
  });

  it('gives each verdict a sign, a word and a colour, and a sentence for each platform', () => {
    const sign = document.querySelector('.matrix td .badge')!;
    assert.equal(sign.textContent, '✓');
    assert.equal(sign.getAttribute('aria-label'), 'reproduced');
    assert.ok(sign.classList.contains('reproduced'));
    assert.equal(document.querySelector('.matrix td.held')!.textContent, 'held on 1 of 1');
    assert.equal(document.querySelector('.matrix thead')!.querySelectorAll('th').length, 3);
  });

  it('says which runs are of another version', () => {
    const notices = [...document.querySelectorAll('.notice')].map(notice => notice.textContent!);
    assert.equal(notices.length, 1);
    assert.match(notices[0], /^These runs measured another version of the experiment/);
    assert.equal(results.sections.length, 2);
  });

  it('escapes the statements of claims and the titles of experiments as well', () => {
    assert.equal(document.querySelector('main section:nth-of-type(2) h2')!.textContent, `Toy ${NASTY}`);
  });
});
