import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import { doctorPage } from '../../../src/doctor/html/page.js';
import type { DoctorReport } from '../../../src/doctor/report-type.js';
import { sampleReport } from '../sample-report.js';

const NASTY = '</script><img src=x onerror=alert(1)>&amp;`"\u202Egnp';
const SHOWN = '</script><img src=x onerror=alert(1)>&amp;`"\uFFFDgnp';

/** The sample with a nasty text wherever a file can bring one in. */
const nasty: DoctorReport = {
  ...sampleReport,
  network: {
    name: NASTY,
    inputs: [{ name: NASTY, shape: [1, 3, 8, 8] }],
    notes: [NASTY],
    unknown: [{ node: NASTY, op: NASTY, reason: NASTY }],
  },
  platforms: sampleReport.platforms.map(platform => ({
    ...platform,
    layers: platform.layers.map(layer => ({ ...layer, node: NASTY })),
  })),
  findings: sampleReport.findings.map(finding => ({
    ...finding,
    ...{ title: NASTY, evidence: NASTY, advice: NASTY, nodes: [NASTY] },
  })),
  warnings: [NASTY],
};

function open(report: DoctorReport): Document {
  return new JSDOM(doctorPage(report, 'const Plotly = {};')).window.document;
}

describe('the page about a network', () => {
  it('shows each finding with its verdict, what it saves and what to do, apart by whether the function changes', () => {
    const findings = open(sampleReport).querySelector('#findings');
    const text = findings?.textContent ?? '';
    const [same, retrained] = ['Without retraining', 'With retraining'].map(heading => text.indexOf(heading));
    assert.ok(same >= 0 && same < retrained);
    assert.ok(text.indexOf('Batch norm as an op of its own') < retrained);
    assert.ok(text.indexOf('33 filters') > retrained);
    assert.deepEqual(
      [...(findings?.querySelectorAll('.badge') ?? [])].map(badge => [badge.textContent, badge.className]),
      [
        ['saves', 'badge saves'],
        ['saves', 'badge saves'],
        ["can't tell", 'badge can-t-tell'],
      ],
    );
    assert.match(text, /Use 32 filters in stem\./);
    assert.match(text, /it would save 0\.240 \[0\.216, 0\.264\] ms, 10\.0 \[9\.00, 11\.0\] % of the time/);
  });

  it('says what FLOPs promise of the measured time', () => {
    assert.match(
      open(sampleReport).querySelector('#short')?.textContent ?? '',
      /On wasm it takes 2\.40 \[2\.35, 2\.45\] ms; its multiply-accumulates at full speed would take 1\.31 ms, 54\.5 % of that/,
    );
  });

  it('shows texts from files as texts, and nothing that is invisible', () => {
    const document = open(nasty);
    assert.equal(document.querySelectorAll('img').length, 0);
    assert.equal(document.querySelectorAll('script').length, 3);
    assert.equal(document.querySelector('h1')?.textContent, SHOWN);
    for (const place of ['header li', '.notice', '.finding', '#wasm td', '#made li']) {
      const texts = [...document.querySelectorAll(place)].map(({ textContent }) => textContent ?? '');
      assert.ok(
        texts.some(text => text.includes(SHOWN)),
        place,
      );
    }
    assert.ok(!document.documentElement.outerHTML.includes('\u202E'));
  });

  it('asks for nothing from anywhere, and its links lead to places in it', () => {
    const document = open(sampleReport);
    assert.equal(document.querySelectorAll('[src], link, iframe, img, object').length, 0);
    for (const link of document.querySelectorAll('a')) {
      const href = link.getAttribute('href') ?? '';
      assert.ok(href.startsWith('#') && document.getElementById(href.slice(1)), href);
    }
  });

  it('has a figure for each bar', () => {
    const document = open(sampleReport);
    const figures = JSON.parse(document.getElementById('figures')?.textContent ?? '');
    const places = [...document.querySelectorAll('.plot')].map(place => place.getAttribute('data-figure'));
    assert.deepEqual(places, ['bar-wasm']);
    assert.deepEqual(Object.keys(figures), places);
  });

  it('says so where nothing was found, and where layers cannot be timed', () => {
    const [platform] = sampleReport.platforms;
    const document = open({
      ...sampleReport,
      platforms: [{ ...platform, platform: 'onnxruntime', layers: [], bar: [] }],
      findings: [],
    });
    assert.match(document.querySelector('#findings')?.textContent ?? '', /Nothing was found/);
    assert.match(document.querySelector('#onnxruntime')?.textContent ?? '', /its layers cannot be timed/);
    assert.equal(document.querySelectorAll('.plot').length, 0);
  });
});
