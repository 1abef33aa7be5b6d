import assert from 'node:assert/strict';
import { figureProblems } from '../../src/reports/figure-rules.js';
import { type CommittedFigure, committedFigures } from './committed-figures.js';

describe('the figures of the experiments', function () {
  this.timeout(60_000);
  let all: CommittedFigure[];
  before(async () => {
    all = await committedFigures();
  });

  it('are found in the committed results, with and without times', () => {
    const names = all.map(({ name }) => name);
    for (const name of ['group-count/group-count', 'relu-manifold/preserved'])
      assert.ok(names.includes(name), name);
  });

  it('keep the rules for figures', () => {
    const problems = all.flatMap(({ name, figure }) =>
      figureProblems(figure).map(problem => `${name.split('/')[0]}: ${problem}`),
    );
    assert.deepEqual(problems, []);
  });
});
