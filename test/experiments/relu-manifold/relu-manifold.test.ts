import assert from 'node:assert/strict';
import { experiment } from '../../../experiments/relu-manifold/index.js';
import { evaluate } from '../../../src/experiment/evaluate.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import type { ExactRow } from '../../../src/measure/results/rows.js';

/** Verdicts of all claims by their id, with some rows changed. */
function verdicts(rows: readonly ExactRow[], change: (row: ExactRow) => number = row => row.value) {
  const results = resultsOf(
    experiment,
    rows.map(row => ({ ...row, value: change(row) })),
    undefined,
  );
  return Object.fromEntries(experiment.claims.map(claim => [claim.id, claim.judge(results, '')?.verdict]));
}

describe('the experiment relu-manifold', function () {
  this.timeout(60_000);
  let rows: readonly ExactRow[];
  const value = (at: string, quantity: string) =>
    rows.find(row => row.case === at && row.quantity === quantity)?.value;

  before(() => {
    rows = experiment.exact();
  });

  it('has six panels of 200 points and each number once', () => {
    assert.equal(rows.filter(row => row.case.startsWith('panel/')).length, 6 * 200 * 2);
    assert.equal(new Set(rows.map(row => `${row.case} ${row.quantity}`)).size, rows.length);
  });

  it('has finite numbers of six significant digits', () => {
    for (const row of rows) {
      assert.ok(Number.isFinite(row.value), `${row.case} ${row.quantity}`);
      if (row.quantity !== 'expected') assert.equal(row.value, Number(row.value.toPrecision(6)));
    }
  });

  it('has the same digits as when it was written', () => {
    assert.equal(value('panel/n=30/relu/point=199', 'x'), 3.81652);
    assert.equal(value('statistics/n=3/relu6/orthonormal', 'shapeError'), 0.659018);
    assert.equal(value('area/n=5/gaussian', 'preserved'), 0.8142);
  });

  it('brings every point of the spiral home when there is no ReLU', () => {
    for (const n of [2, 3, 5, 15, 30]) assert.equal(value(`statistics/n=${n}/linear/gaussian`, 'error'), 0);
  });

  it('finds the claims of the paper', () => {
    assert.deepEqual([...new Set(Object.values(verdicts(rows)))], ['reproduced']);
  });

  it('would not find them in other numbers', () => {
    const without = (change: (row: ExactRow) => number, claim: string) =>
      assert.equal(verdicts(rows, change)[claim], 'not here', claim);
    without(row => (row.quantity === 'collapsedLow' ? 0.2 : row.value), 'few-dimensions-collapse');
    without(row => (row.quantity === 'collapsedHigh' ? 0.2 : row.value), 'many-dimensions-preserve');
    // The erratum read literally: N / 2ⁿ as the share that collapses.
    without(row => (row.quantity === 'expected' ? 1 - row.value : row.value), 'preserved-fraction');
    without(row => (row.case.includes('linear/orthonormal') ? 1e-6 : row.value), 'linear-loses-nothing');
    without(row => (row.case.includes('n=30') ? 0.41 : row.value), 'error-falls');
    without(row => (row.quantity === 'midpointsOutsideLow' ? 0.5 : row.value), 'non-convex');
  });

  it('draws panels whose coordinates are the exact rows, and tables with a row for each cell', () => {
    const results = resultsOf(experiment, rows, undefined);
    const finding = evaluate(experiment, results);
    const [panels] = finding.figures;
    assert.equal(panels.data.length, 6);
    const [x] = (panels.data[5] as { x: number[] }).x.slice(-1);
    assert.equal(x, value('panel/n=30/relu/point=199', 'x'));
    assert.deepEqual(
      finding.tables.map(table => table.rows.length),
      [5, 30],
    );
  });
});
