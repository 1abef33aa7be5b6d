import assert from 'node:assert/strict';
import { cases } from '../../../experiments/casebook/cases.js';
import { casebookFigure } from '../../../experiments/casebook/figure.js';
import { experiment } from '../../../experiments/casebook/index.js';
import { answersTable, casesTable, countersTable } from '../../../experiments/casebook/tables.js';
import { type Results, resultsOf } from '../../../src/measure/results/results.js';
import { figureProblems } from '../../../src/reports/figure-rules.js';
import { syntheticResults, WORK } from '../synthetic-run.js';

describe('the views of the casebook', () => {
  let unmeasured: Results;
  let measured: Results;
  before(() => {
    const exact = experiment.exact();
    unmeasured = resultsOf(experiment, exact, undefined);
    measured = syntheticResults(experiment, exact, WORK);
  });

  it('draw a row a case by the rules, with promises and reports even where nothing was measured', () => {
    for (const [results, traces] of [
      [unmeasured, ['what counts promise', 'paper, or report']],
      [measured, ['what counts promise', 'our kernels', 'with the cause', 'paper, or report']],
    ] as const) {
      const figure = casebookFigure(results);
      assert.deepEqual(figureProblems(figure), []);
      assert.deepEqual(
        figure.data.map(({ name }) => name),
        traces,
      );
    }
  });

  it('show a dash for what was not measured, and a ratio of times for what was', () => {
    const column = (results: Results, label: string) => {
      const { columns, rows } = casesTable(results);
      const place = columns.findIndex(one => one.label === label);
      return rows.map(row => row[place]);
    };
    assert.ok(column(unmeasured, 'with the cause').every(cell => cell === '–'));
    assert.ok(column(unmeasured, 'as reported?').every(cell => cell === null));
    const place = cases.findIndex(({ id }) => id === 'batch');
    assert.match(String(column(measured, 'our kernels')[place]), /^0\.25\d \[0\.2/);
    assert.equal(column(measured, 'as reported?')[place], 'less');
  });

  it('give every case its answer, and every counter its count', () => {
    assert.equal(answersTable().rows.length, cases.length);
    assert.deepEqual(countersTable(unmeasured).rows[0].slice(0, 3), ['here', 568.740352, 1]);
  });
});
