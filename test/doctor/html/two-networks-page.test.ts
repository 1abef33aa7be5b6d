import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import { twoNetworksPage } from '../../../src/doctor/html/two-networks-page.js';
import { sampleTwo } from '../sample-two.js';

const NASTY = '</script><img src=x onerror=alert(1)>&amp;"\u202Egnp';
const SHOWN = '</script><img src=x onerror=alert(1)>&amp;"\uFFFDgnp';

describe('the page about two networks', () => {
  it('answers why b is not faster, with a figure and both tables', () => {
    const { document } = new JSDOM(twoNetworksPage(sampleTwo(), 'const Plotly = {};')).window;
    assert.equal(document.querySelector('h1')?.textContent, 'Why is b not faster than a?');
    assert.equal(document.querySelector('.badge')?.textContent, 'as fast');
    assert.ok(document.querySelectorAll('#wasm ol li').length >= 4);
    assert.equal(document.querySelectorAll('#wasm .plot').length, 1);
    assert.equal(document.querySelectorAll('#wasm table').length, 2);
    assert.equal(document.querySelectorAll('[src], link, iframe, img, object').length, 0);
  });

  it('shows texts from files as texts, and nothing that is invisible', () => {
    const report = sampleTwo();
    const [platform] = report.platforms;
    const layers = platform.layers.map(pair => ({
      ...pair,
      ...(pair.a && { a: { ...pair.a, node: NASTY } }),
    }));
    const nasty = {
      ...report,
      a: { ...report.a, name: NASTY, notes: [NASTY] },
      platforms: [{ ...platform, layers, answer: [NASTY] }],
      warnings: [NASTY],
    };
    const { document } = new JSDOM(twoNetworksPage(nasty, 'const Plotly = {};')).window;
    assert.equal(document.querySelectorAll('img').length, 0);
    assert.equal(document.querySelectorAll('script').length, 3);
    for (const place of ['header li', '.notice', '#wasm ol li', '#wasm td', '#made li']) {
      const texts = [...document.querySelectorAll(place)].map(({ textContent }) => textContent ?? '');
      assert.ok(
        texts.some(text => text.includes(SHOWN)),
        place,
      );
    }
    assert.ok(!document.documentElement.outerHTML.includes('\u202E'));
  });
});
