import assert from 'node:assert/strict';
import { shareOf, sumOverWhole } from '../../../experiments/layer-time/shares.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { sampleRow, sampleRun } from '../../measure/results/sample-run.js';

describe('shares of the time', () => {
  const rounds = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  /** Times that grow from round to round, as on a machine that slows down. */
  const row = (arm: string, ns: number, again = false) =>
    sampleRow(
      arm,
      rounds.map(round => round * ns),
      { again },
    );
  const rows = [
    row('built', 10),
    row('built-pointwise', 6),
    row('built-batch-norm', 2),
    row('built-pool', 3),
    row('built', 10, true),
  ];
  const suite = resultsOf({ id: 'toy' }, [], sampleRun('r', rows)).suite('typescript', 's')!;
  const estimate = (interval: ReturnType<typeof shareOf>) => Number(interval?.estimate.toFixed(9));

  it('are of the sum of all kinds, and a kind that the network does not have takes no time', () => {
    assert.equal(estimate(shareOf(suite, 'built', ['batch-norm'])), Number((2 / 11).toFixed(9)));
    assert.equal(
      estimate(shareOf(suite, 'built', ['batch-norm', 'pool', 'data'])),
      Number((5 / 11).toFixed(9)),
    );
    assert.equal(estimate(shareOf(suite, 'built', ['data'])), 0);
    assert.equal(shareOf(suite, 'fused', ['pool']), undefined);
  });

  it('sum up to more than the network in one piece where each layer is slower alone', () => {
    assert.equal(estimate(sumOverWhole(suite, 'built')), 1.1);
    assert.equal(sumOverWhole(suite, 'fused'), undefined);
  });
});
