import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import { notMeasured } from '../../src/experiment/findings.js';
import { htmlReport } from '../../src/reports/html.js';
import { NASTY, publishedToy, toyExperiment, toyFinding, toyFindingBeside, toyRun } from './toy-finding.js';

const PLOTLY =
  'const closing = "</script>"; window.loaded = closing.length; ' +
  'window.drawn = []; const Plotly = { newPlot: place => drawn.push(place.dataset.figure) };';

describe('html report', () => {
  const html = htmlReport([toyFinding(toyRun('failed'))], PLOTLY);
  const { document } = new JSDOM(html).window;

  /** The page with its scripts running; `near` tells it that all its figures come near the window. */
  function opened() {
    let watcher: ((entries: { isIntersecting: boolean; target: unknown }[]) => void) | undefined;
    const targets: unknown[] = [];
    const { window } = new JSDOM(html, {
      runScripts: 'dangerously',
      beforeParse(page) {
        Object.assign(page, {
          IntersectionObserver: class {
            constructor(callback: typeof watcher) {
              watcher = callback;
            }
            observe(target: unknown) {
              targets.push(target);
            }
            unobserve() {}
          },
        });
      },
    });
    return { window, near: () => watcher!(targets.map(target => ({ isIntersecting: true, target }))) };
  }

  it('loads nothing from anywhere', () => {
    assert.equal(document.querySelectorAll('[src], link, iframe, img, object').length, 0);
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
    assert.match(policy!.getAttribute('content')!, /^default-src 'none'/);
    assert.ok(!/url\(|@import/.test(document.querySelector('style')!.textContent!));
  });

  it('links only to places in the page and to http and https', () => {
    const links = [...document.querySelectorAll('a')].map(a => a.getAttribute('href')!);
    assert.ok(links.includes('https://example.org/'));
    assert.deepEqual(
      links.filter(href => !/^(#|https:)/.test(href)),
      [],
    );
    for (const href of links.filter(link => link.startsWith('#'))) {
      assert.ok(document.getElementById(href.slice(1)), `${href} leads nowhere`);
    }
  });

  it('shows texts from outside as text', () => {
    const scripts = [...document.querySelectorAll('script')].map(script => script.textContent!);
    assert.equal(scripts.length, 3);
    assert.ok(document.querySelector('h2 ~ h2, #toy h2')!.textContent!.includes(NASTY));
    assert.equal(document.querySelector('figcaption')!.textContent, `Caption ${NASTY}`);
    assert.ok(document.body.textContent!.includes(`failed: differs ${NASTY}`));
  });

  it('inlines Plotly once and keeps it the same program', () => {
    assert.equal(html.split('window.loaded').length, 2);
    assert.equal(opened().window.loaded, '</script>'.length);
  });

  it('draws a figure when it comes near the window, and before printing those that did not, each once', () => {
    const { window, near } = opened();
    assert.deepEqual([...window.drawn], []);
    window.dispatchEvent(new window.Event('beforeprint'));
    assert.deepEqual([...window.drawn], ['toy/figure']);
    window.dispatchEvent(new window.Event('beforeprint'));
    near();
    assert.deepEqual([...window.drawn], ['toy/figure']);
    const other = opened();
    other.near();
    assert.deepEqual([...other.window.drawn], ['toy/figure']);
  });

  it('shows code in a rule as code, and nothing else of it', () => {
    const [rule] = document.querySelectorAll('.verdicts small:nth-of-type(2)');
    assert.equal(rule.querySelector('code')!.textContent, 'macs');
    assert.equal(rule.textContent, `Rule: macs = 1000 ${NASTY.replaceAll('`', '')}`);
  });

  it('holds every figure as data, with a place to draw it', () => {
    const figures = JSON.parse(document.getElementById('figures')!.textContent!);
    const places = [...document.querySelectorAll<HTMLElement>('.plot')].map(place => place.dataset.figure!);
    assert.deepEqual(places, ['toy/figure']);
    assert.deepEqual(figures['toy/figure'].data[0].y, [3, 4]);
    assert.equal(figures['toy/figure'].data[0].name, NASTY);
  });

  it('shows the verdicts here and in the published run side by side', () => {
    const page = new JSDOM(htmlReport([toyFindingBeside(toyRun(900), toyRun(2000))], PLOTLY)).window.document;
    const [, slower] = page.querySelectorAll('#ledger tbody tr');
    const cells = [...slower.querySelectorAll('td')].map(cell => cell.textContent);
    assert.deepEqual(cells.slice(3), ['typescript', 'not here', 'reproduced']);
    const beside = page.querySelectorAll('#toy .published');
    assert.equal(beside.length, 1);
    assert.match(beside[0].textContent!, /^published run: reproduced time: /);
    assert.match(
      page.querySelector('#toy blockquote')!.textContent!,
      /This text describes the published run/,
    );
    const runs = [...page.querySelectorAll('#toy .runs li')].map(item => item.textContent!.split(':')[0]);
    assert.deepEqual(runs, ['Here', 'Published run']);
  });

  it('says of a published run that nothing was measured here, and of an experiment without results so', () => {
    const findings = [publishedToy(toyRun(2000)), notMeasured({ ...toyExperiment, id: 'new', figures: [] })];
    const page = new JSDOM(htmlReport(findings, PLOTLY)).window.document;
    assert.match(page.querySelector('#toy .runs')!.textContent!, /Here: not measured/);
    assert.match(page.querySelector('#new .notice')!.textContent!, /Not measured yet/);
    assert.equal(page.querySelectorAll('#new .badge:not(.not-measured)').length, 0);
    assert.equal(page.querySelectorAll('#new table, #new .plot').length, 0);
  });
});
