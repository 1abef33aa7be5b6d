import assert from 'node:assert/strict';
import { experiment } from '../../../experiments/depthwise-separable/index.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import type { ExactRow } from '../../../src/measure/results/rows.js';

describe('the exact numbers of depthwise-separable layers', () => {
  const rows = experiment.exact();
  const verdictWith = (claim: string, changed: (row: ExactRow) => number) => {
    const changedRows = rows.map(row => ({ ...row, value: changed(row) }));
    const { judge } = experiment.claims.find(({ id }) => id === claim)!;
    return judge(resultsOf({ id: 'x' }, changedRows, undefined), '')?.verdict;
  };

  it('are those of Table 3: 14×14, 512 → 512, 462 M in full and 52.3 M separable', () => {
    const results = resultsOf({ id: 'x' }, rows, undefined);
    assert.equal(results.exact('layers-1/14-full', 'macs'), 14 * 14 * 512 * 512 * 9);
    assert.equal(results.exact('layers-1/14-separable', 'macs'), 14 * 14 * 512 * (9 + 512));
    assert.equal(results.exact('layers-1/14-full', 'parameters'), 2_359_296);
  });

  it('keep 1/K + 1/9 of the work, and the claim fails if a single layer does one more', () => {
    assert.equal(
      verdictWith('cost-ratio', ({ value }) => value),
      'reproduced',
    );
    const oneMore = ({ case: at, quantity, value }: ExactRow) =>
      at === 'layers-0.5/28-separable' && quantity === 'macs' ? value + 1 : value;
    assert.equal(verdictWith('cost-ratio', oneMore), 'not here');
  });

  it('agree with Table 4, and the claim fails at 2 % less', () => {
    assert.equal(
      verdictWith('table-4', ({ value }) => value),
      'reproduced',
    );
    assert.equal(
      verdictWith('table-4', ({ value }) => 0.98 * value),
      'not here',
    );
  });

  it('are of every case that the full profile measures, and of networks as they are built', () => {
    const cases = new Set(rows.map(row => row.case));
    for (const suite of experiment.suites('full'))
      for (const arm of suite.arms) assert.ok(cases.has(`${suite.id}/${arm.id}`), arm.id);
    // With scale and shift of batch norm, which are folded away where the network is timed.
    const parameters = rows.find(
      row => row.case === 'network-1-224/separable' && row.quantity === 'parameters',
    );
    assert.equal(parameters?.value, 4_231_976);
  });
});
