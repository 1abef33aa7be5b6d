import assert from 'node:assert/strict';
import { argMax } from '../../src/kernels/arg-max/index.js';
import { globalMaxPool } from '../../src/kernels/global-max-pool/index.js';
import { type ReductionName, reductions } from '../../src/kernels/reduce/functions.js';
import { reduce } from '../../src/kernels/reduce/index.js';
import { apply, of } from './apply.js';
import { valueLayers } from './value-layers.js';
import { versionsAgree } from './versions-agree.js';

describe('reduce', () => {
  const table = of([2, 3], 1, -2, 3, -4, 5, 6);

  it('gives the values of each reduction of one row', () => {
    const row = of([3], 2, 3, 6);
    const expected: { readonly [R in ReductionName]: number } = {
      sum: 11,
      mean: 11 / 3,
      max: 6,
      min: 2,
      product: 36,
      l1: 11,
      l2: 7,
      sumSquare: 49,
      logSum: Math.log(11),
      logSumExp: 6 + Math.log(1 + Math.exp(-3) + Math.exp(-4)),
    };
    for (const name of Object.keys(reductions) as ReductionName[]) {
      for (const version of reduce.versions) {
        const parameters = { function: name, axes: [0], keep: false };
        const { shape, data } = apply(reduce, [row], [], parameters, version);
        assert.deepEqual(shape, []);
        assert.ok(Math.abs(data[0] - expected[name]) < 1e-6, `${name} ${version.name}: ${data[0]}`);
      }
    }
  });

  it('goes over the axes that are named, and keeps them with a length of 1 or not', () => {
    for (const version of reduce.versions) {
      const sum = (axes: readonly number[], keep: boolean) =>
        apply(reduce, [table], [], { function: 'sum', axes, keep }, version);
      assert.deepEqual(sum([0], false), of([3], -3, 3, 9), version.name);
      assert.deepEqual(sum([1], true), of([2, 1], 2, 7), version.name);
      assert.deepEqual(sum([1, 0], true), of([1, 1], 9), version.name);
      assert.deepEqual(sum([], false), table, version.name);
    }
  });

  it('does not overflow in logSumExp, and takes magnitudes in l1', () => {
    const parameters = { axes: [0], keep: false };
    const large = apply(reduce, [of([2], 1000, 1000)], [], { function: 'logSumExp', ...parameters });
    assert.ok(Math.abs(large.data[0] - 1000 - Math.LN2) < 1e-4);
    const small = apply(reduce, [of([2], -Infinity, 3)], [], { function: 'logSumExp', ...parameters });
    assert.equal(small.data[0], 3);
    assert.equal(apply(reduce, [of([2], -3, 4)], [], { function: 'l1', ...parameters }).data[0], 7);
  });

  it('agrees in all its versions', () => versionsAgree(reduce, valueLayers.reduce));

  it('refuses axes that are not there or are named twice', () => {
    const shape = (axes: readonly number[]) =>
      reduce.outputShape([[2, 3]], { function: 'sum', axes, keep: true });
    assert.throws(() => shape([2]), { message: 'reduce: axis is 2, expected 0 to 1 for input 0 of [2, 3]' });
    assert.throws(() => shape([1, 1]), { message: 'reduce: axes are [1, 1], expected each once' });
  });
});

describe('argMax', () => {
  const x = of([2, 3], 5, 7, 7, 1, -2, 1);
  const places = (parameters: Parameters<typeof argMax.outputShape>[1]) =>
    argMax.versions.map(version => apply(argMax, [x], [], parameters, version));

  it('gives the first of several largest values, or the last one', () => {
    for (const found of places({ axis: 1, keep: true })) assert.deepEqual(found, of([2, 1], 1, 0));
    for (const found of places({ axis: 1, keep: false, last: true })) {
      assert.deepEqual(found, of([2], 2, 2));
    }
  });

  it('goes along any axis', () => {
    for (const found of places({ axis: 0, keep: false })) assert.deepEqual(found, of([3], 0, 0, 0));
  });

  it('agrees in all its versions', () => versionsAgree(argMax, valueLayers.argMax));
});

describe('globalMaxPool', () => {
  it('gives the largest value of each channel, also where all are negative', () => {
    const x = of([1, 2, 2, 2], 1, 9, 3, 4, -1, -2, -3, -4);
    for (const version of globalMaxPool.versions) {
      assert.deepEqual(apply(globalMaxPool, [x], [], {}, version), of([1, 2, 1, 1], 9, -1));
    }
  });

  it('agrees in all its versions', () => versionsAgree(globalMaxPool, valueLayers.globalMaxPool));
});
