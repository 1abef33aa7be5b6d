import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import { htmlReport } from '../../src/report/html.js';
import { NASTY, toyFinding, toyRun } from './toy-finding.js';

const PLOTLY = 'const closing = "</script>"; window.loaded = closing.length;';

describe('html report', () => {
  const html = htmlReport([toyFinding(toyRun('failed'))], PLOTLY);
  const { document } = new JSDOM(html).window;

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
    assert.equal(window.loaded, '</script>'.length);
  });

  it('holds every figure as data, with a place to draw it', () => {
    const figures = JSON.parse(document.getElementById('figures')!.textContent!);
    const places = [...document.querySelectorAll<HTMLElement>('.plot')].map(place => place.dataset.figure!);
    assert.deepEqual(places, ['toy/figure']);
    assert.deepEqual(figures['toy/figure'].data[0].y, [3, 4]);
    assert.equal(figures['toy/figure'].data[0].name, NASTY);
  });
});
