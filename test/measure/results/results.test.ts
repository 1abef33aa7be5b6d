import assert from 'node:assert/strict';
import { exactHash } from '../../../src/measure/results/exact-csv.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { sampleRow, sampleRun } from './sample-run.js';

const rounds = [10, 11, 12, 13, 14, 15, 16, 17, 18];
const timed = [
  sampleRow(
    'slow',
    rounds.map(time => 3 * time),
    { macs: 200 },
  ),
  sampleRow('base', rounds),
  sampleRow('broken', [], { status: 'failed', error: 'no' }),
  sampleRow(
    'base',
    rounds.map(time => 1.01 * time),
    { again: true },
  ),
];
const exact = [
  { case: 's/base', quantity: 'macs', unit: 'multiply-accumulates', value: 100 },
  { case: 's/slow', quantity: 'macs', unit: 'multiply-accumulates', value: 200 },
  { case: 's/slow', quantity: 'bytes', unit: 'bytes', value: 7 },
];
const results = resultsOf({ id: 'toy' }, exact, sampleRun('r', timed));
const suite = results.suite('typescript', 's')!;

describe('resultsOf', () => {
  it('looks up exact numbers and names the nearest one otherwise', () => {
    assert.equal(results.exact('s/slow', 'bytes'), 7);
    assert.deepEqual(results.casesWith('macs'), ['s/base', 's/slow']);
    assert.throws(() => results.exact('s/slow', 'byte'), /no byte of s\/slow, the nearest is s\/slow bytes/);
  });

  it('has the arms that were measured, in their order, without the A/A arm', () => {
    assert.deepEqual(suite.arms, ['slow', 'base']);
    assert.equal(suite.baseline, 'base');
    assert.deepEqual(results.platforms, ['typescript']);
    assert.equal(results.ceilings('typescript').length, 2);
  });

  it('gives every platform the ceilings of its engine', () => {
    const header = { engines: { reference: 'javascript', typescript: 'javascript', wasm: 'wasm' } };
    const { ceilings } = resultsOf({ id: 'toy' }, exact, sampleRun('r', timed, { header }));
    assert.deepEqual(ceilings('reference'), ceilings('typescript'));
    assert.deepEqual(
      ['typescript', 'wasm', 'unheard-of'].map(platform => ceilings(platform).length),
      [2, 0, 0],
    );
  });

  it('knows whether the exact numbers are those of the run', () => {
    const of = (rows: typeof exact) =>
      resultsOf({ id: 'toy' }, rows, sampleRun('r', timed, { header: { exact: exactHash(exact) } }));
    assert.equal(of(exact).exactOfRun, true);
    assert.equal(of(exact.map(row => ({ ...row, value: row.value + 1 }))).exactOfRun, false);
    assert.equal(of(exact.slice(1)).exactOfRun, false);
    assert.equal(resultsOf({ id: 'toy' }, exact, undefined).exactOfRun, true);
  });

  it('takes times as medians of rounds and ratios round by round', () => {
    assert.equal(suite.timeNs('base')!.estimate, 14);
    const { estimate, low, high, level } = suite.ratio('slow', 'base')!;
    assert.deepEqual([estimate, low, high, level], [3, 3, 3, 1 - 20 / 512]);
    assert.equal(suite.ratio('slow', 'base', { perMac: true })!.estimate, 1.5);
    assert.ok(Math.abs(suite.noise!.estimate - 1.01) < 1e-12);
  });

  it('computes each interval once, and none for another', () => {
    assert.equal(suite.timeNs('slow'), suite.timeNs('slow'));
    assert.equal(suite.ratio('slow', 'base'), suite.ratio('slow', 'base', { perMac: false }));
    assert.equal(suite.meanRatio([['slow', 'base']]), suite.meanRatio([['slow', 'base']]));
    assert.equal(suite.noise, suite.noise);
    const estimates = [
      suite.ratio('slow', 'base'),
      suite.ratio('slow', 'base', { perMac: true }),
      suite.ratio('base', 'slow'),
      suite.ratio('slow', 'slow'),
    ].map(ratio => ratio!.estimate);
    assert.deepEqual(estimates, [3, 1.5, 1 / 3, 1]);
    const levels = [undefined, 0.99].map(level => suite.ratio('slow', 'base', { level })!.level);
    assert.deepEqual(levels, [1 - 20 / 512, 1 - 2 / 512]);
  });

  it('takes the geometric mean of several ratios round by round', () => {
    const both = suite.meanRatio([
      ['slow', 'base'],
      ['base', 'base'],
    ])!;
    assert.ok(Math.abs(both.estimate - Math.sqrt(3)) < 1e-12);
    assert.ok(Math.abs(suite.meanRatio([['slow', 'base']], { perMac: true })!.estimate - 1.5) < 1e-12);
    assert.equal(suite.meanRatio([]), undefined);
    assert.equal(suite.meanRatio([['slow', 'broken']]), undefined);
  });

  it('has no ratio per multiply-accumulate where an arm has none', () => {
    const moves = [...timed, sampleRow('moves', rounds, { macs: 0 })];
    const with0 = resultsOf({ id: 'toy' }, exact, sampleRun('r', moves)).suite('typescript', 's')!;
    assert.equal(with0.ratio('moves', 'base')!.estimate, 1);
    assert.equal(with0.ratio('moves', 'base', { perMac: true }), undefined);
    assert.equal(with0.ratio('base', 'moves', { perMac: true }), undefined);
    assert.equal(with0.meanRatio([['base', 'moves']], { perMac: true }), undefined);
  });

  it('is undefined where something was not measured', () => {
    const measured = ['slow', 'base', 'broken', 'none'].filter(suite.has);
    assert.deepEqual(measured, ['slow', 'base']);
    assert.equal(suite.timeNs('broken'), undefined);
    assert.equal(suite.timeNs('none'), undefined);
    assert.equal(suite.ratio('broken', 'base'), undefined);
    assert.equal(suite.row('broken').error, 'no');
    assert.throws(() => suite.row('none'), /typescript s: no arm none, there are slow, base, broken/);
    assert.equal(results.suite('reference', 's'), undefined);
    assert.deepEqual(resultsOf({ id: 'toy' }, exact, undefined).platforms, []);
  });

  it('refuses the run of another experiment', () => {
    assert.throws(() => resultsOf({ id: 'other' }, [], sampleRun('r')), {
      name: 'InputError',
      message: 'run r: is of toy, expected other',
    });
  });
});
