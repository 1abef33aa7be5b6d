import assert from 'node:assert/strict';
import { countersFigure, countersTable } from '../../../src/doctor/conventions/views.js';
import { figureProblems } from '../../../src/reports/figure-rules.js';
import { ownNetwork } from '../../../src/teaching/own-network/network.js';
import { findingsTable, promiseText, savingsFigure } from '../../../src/teaching/own-network/views.js';
import { sampleReport } from '../../doctor/sample-report.js';

describe('views of an examination in a notebook', () => {
  const guess = { 'channels-above-a-tile': 3 };

  it('put what the reader said beside what was measured', () => {
    const { rows } = findingsTable(sampleReport, guess);
    assert.deepEqual(
      rows.map(([rule, , said, saves]) => [rule, said, saves]),
      [
        ['channels-above-a-tile', 3, '10.0 [9.00, 11.0]'],
        ['unfused-batch-norm', null, '4.17 [3.96, 4.38]'],
        ['groups', null, '0.400 [-0.800, 1.70]'],
      ],
    );
    const figure = savingsFigure(sampleReport, guess);
    assert.deepEqual(figureProblems(figure), []);
    assert.deepEqual(
      figure.data.map(({ name }) => name),
      ['measured', 'your prediction'],
    );
    assert.equal(savingsFigure(sampleReport).data.length, 1);
  });

  it('say of a guess about a rule that found nothing that it was not measured', () => {
    const { rows, notes } = findingsTable(sampleReport, { 'late-channels': 5 });
    assert.ok(rows.every(row => row[2] === null));
    assert.equal(notes.at(-1), 'late-channels: nothing was worth measuring here.');
  });

  it('refuse a guess about a rule that there is not, and one that is no number', () => {
    assert.throws(
      () => findingsTable(sampleReport, { group: 3 }),
      /^InputError: rule group: unknown, did you mean groups\?/,
    );
    assert.throws(
      () => savingsFigure(sampleReport, { groups: 'much' as never }),
      /^InputError: savingsFigure: groups is "much", expected a number of per cent/,
    );
  });

  it('say what the multiply-accumulates would take', () => {
    assert.equal(
      promiseText(sampleReport),
      'On wasm, the network takes 2.40 [2.35, 2.45] ms. At 92.0 GFLOP/s, its multiply-accumulates would take 1.31 ms.',
    );
  });

  it('draw the numbers of other counters so that each bar ends at what the tool prints', () => {
    const figure = countersFigure(ownNetwork());
    assert.deepEqual(figureProblems(figure), []);
    const bars = figure.data.map(trace => (trace as { x: number[] }).x);
    const ends = bars[0].map((_, i) => bars.reduce((sum, bar) => sum + bar[i], 0));
    const printed = countersTable(ownNetwork()).rows.map(row => row[2] as number);
    for (const [i, end] of ends.entries())
      assert.ok(Math.abs(end - printed[i]) < 1e-9, `${end}, ${printed[i]}`);
  });
});
