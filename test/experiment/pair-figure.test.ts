import assert from 'node:assert/strict';
import { pairFigure } from '../../src/experiment/pair-figure.js';
import { resultsOf } from '../../src/measure/results/results.js';
import type { TimedRow } from '../../src/measure/results/rows.js';
import { figureProblems } from '../../src/reports/figure-rules.js';
import { sampleRun } from '../measure/results/sample-run.js';

const timed = (arm: string, ns: number, again = false): TimedRow => ({
  ...{ type: 'timed', suite: 'layers', platform: 'wasm', arm, again, status: 'measured' },
  samplesNs: Array.from({ length: 9 }, (_, i) => [ns + i]),
  ...{ warmupNs: 1, warm: true, checkError: 0, macs: 1, memoryAccessCost: 1, arenaBytes: 0, scratchBytes: 0 },
});
const exact = [
  { case: 'layers/full', quantity: 'macs', unit: '1', value: 90 },
  { case: 'layers/small', quantity: 'macs', unit: '1', value: 30 },
];
const pairs = [{ name: 'full over small', suite: 'layers', arm: 'full', over: 'small', paper: 2.5 }];
const text = { id: 'pairs', title: 'Pairs', caption: 'Work and time.' };

describe('the figure of pairs', () => {
  it('shows work, time and what a paper measured', () => {
    const run = sampleRun('pairs', [
      timed('full', 20_000),
      timed('small', 10_000),
      timed('full', 20_000, true),
    ]);
    const figure = pairFigure(text, pairs, resultsOf({ id: run.header.experiment }, exact, run))!;
    assert.deepEqual(figureProblems(figure), []);
    const values = figure.data.map(trace => (trace as { y: readonly number[] }).y[0]);
    assert.equal(values[0], 3);
    assert.ok(Math.abs(values[1] - 2) < 0.01);
    assert.equal(values[2], 2.5);
  });

  it('is not drawn where nothing was measured', () => {
    assert.equal(pairFigure(text, pairs, resultsOf({ id: 'any' }, exact, undefined)), undefined);
  });
});
