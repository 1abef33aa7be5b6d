import assert from 'node:assert/strict';
import { kindsTable, pairsTable, twoFigure, twoTable } from '../../src/doctor/two-networks-views.js';
import { figureProblems } from '../../src/reports/figure-rules.js';
import { sampleTwo } from './sample-two.js';

describe('views of two networks', () => {
  const report = sampleTwo();
  const [two] = report.platforms;

  it('put the counts and times of both beside each other', () => {
    const { rows } = twoTable(report);
    assert.deepEqual(rows[0], ['multiply-accumulates, M', 1.8432, 0.2624, '×0.142']);
    assert.equal(rows.at(-1)?.[0], 'time on wasm, ms');
  });

  it('end with the whole networks in the table of kinds', () => {
    const [between, whole] = kindsTable(two).rows.slice(-2);
    assert.deepEqual([between[2], whole[2]], ['0.250 → 0.400', '4.00 → 3.90']);
    const share = report.b.counts.macs / report.a.counts.macs;
    assert.ok(Math.abs(Number(whole[4]) - (3.9 - share * 4)) < 1e-9);
  });

  it('begin with the layer that takes most over its promise, and say how many are left out', () => {
    const table = pairsTable(two, 1);
    assert.deepEqual(
      table.rows.map(([name, kind]) => [name, kind]),
      [['body/depthwise', 'depthwise convolution, only in b']],
    );
    assert.match(table.notes.at(-1) ?? '', /^2 more layers/);
  });

  it('draw the way from one time to the other, which ends at the time of b', () => {
    const figure = twoFigure(two);
    assert.ok(figure);
    assert.deepEqual(figureProblems(figure), []);
    const ends = figure.data.map(trace => {
      const { base, x } = trace as { base: number[]; x: (number | null)[] };
      return x[0] === null ? 0 : base[0] + x[0];
    });
    assert.ok(Math.abs(Math.max(...ends) - 3.9) < 1e-9);
  });
});
