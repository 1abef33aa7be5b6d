import assert from 'node:assert/strict';
import { experiment } from '../../../experiments/multipliers/index.js';
import { mixOf, removedRatio } from '../../../experiments/multipliers/mix.js';
import { networkGraph } from '../../../experiments/multipliers/networks.js';
import { FULL, reduced, sliceGraph } from '../../../experiments/multipliers/slice.js';
import { countGraph } from '../../../src/cost/counts.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { syntheticResults } from '../synthetic-run.js';

describe('slices of MobileNetV1', () => {
  it('do 16 · 14² · 96 · (9 + 96) multiply-accumulates, and less by each multiplier', () => {
    assert.equal(countGraph(sliceGraph(FULL)).macs, 16 * 196 * 96 * 105);
    const macs = (slice: typeof FULL) => countGraph(sliceGraph(slice)).macs;
    assert.deepEqual(
      reduced.narrow.map(macs),
      [72 * 81, 48 * 57, 24 * 33].map(each => 16 * 196 * each),
    );
    assert.deepEqual(
      reduced.small.map(macs),
      [121, 49, 16].map(pixels => 16 * pixels * 96 * 105),
    );
    assert.deepEqual(
      reduced.shallow.map(macs),
      [9, 4, 1].map(layers => layers * 196 * 96 * 105),
    );
  });

  it('are taken apart without a rest', () => {
    const macs = (half: 'depthwise' | 'pointwise' | 'separable') => countGraph(sliceGraph(FULL, half)).macs;
    assert.equal(macs('depthwise') + macs('pointwise'), macs('separable'));
  });
});

describe('the shallow MobileNet', () => {
  it('lacks five layers of 14² · 512 · 521 multiply-accumulates', () => {
    const [full, shallow] = [false, true].map(
      shallow => countGraph(networkGraph({ width: 1, resolution: 224, shallow })).macs,
    );
    assert.equal(full - shallow, 5 * 196 * 512 * 521);
  });
});

describe('the mixture of depthwise and 1×1 convolutions', () => {
  it('costs nothing where both kinds cost the same', () => {
    assert.equal(mixOf([3, 3], [9, 96], [9, 24]), 1);
  });

  it('costs more where the share of the dearer kind grows', () => {
    // (4 · 9 + 24) / 33 over (4 · 9 + 96) / 105.
    assert.equal(mixOf([4, 1], [9, 96], [9, 24]).toFixed(4), (60 / 33 / (132 / 105)).toFixed(4));
  });
});

describe('the exact claims about multipliers', () => {
  const rows = experiment.exact();
  const verdicts = (factor: number) => {
    const changed = rows.map(row => (row.quantity === 'macs' ? { ...row, value: row.value * factor } : row));
    const results = resultsOf({ id: 'x' }, changed, undefined);
    const exact = experiment.claims.filter(({ kind }) => kind === 'exact');
    return Object.fromEntries(exact.map(({ id, judge }) => [id, judge(results, '')?.verdict]));
  };

  it('hold, and the printed counts are missed by 2 %', () => {
    assert.ok(Object.values(verdicts(1)).every(verdict => verdict === 'reproduced'));
    assert.equal(verdicts(0.98)['tables-5-to-9'], 'not here');
  });
});

describe('the layers that the shallow network lacks', () => {
  const ratioOn = (timeNs: (macs: number, arm: string) => number) => {
    const results = syntheticResults(experiment, experiment.exact(), {
      timeNs: ({ macs, arm }) => timeNs(macs, arm),
      noise: 0,
    });
    return removedRatio(results.suite(results.platforms[0], 'networks-160')!)?.estimate;
  };

  it('cost what the others do where time is work', () => {
    assert.equal(ratioOn(macs => macs)?.toFixed(6), '1.000000');
  });

  it('cost half as much where they are half as dear', () => {
    const shallow = countGraph(networkGraph({ width: 1, resolution: 160, shallow: true })).macs;
    const halved = (macs: number, arm: string) => (arm === 'full' ? shallow + (macs - shallow) / 2 : macs);
    assert.equal(ratioOn(halved)?.toFixed(6), '0.500000');
  });

  it('have no ratio where the full network seems faster', () => {
    assert.equal(
      ratioOn((macs, arm) => (arm === 'full' ? 1 : macs)),
      undefined,
    );
  });
});
