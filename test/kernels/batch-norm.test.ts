import assert from 'node:assert/strict';
import { batchNormReference } from '../../src/kernels/batch-norm/0-reference.js';
import { batchNorm } from '../../src/kernels/batch-norm/index.js';
import { randomTensor } from '../../src/tensors/random.js';
import { tensor } from '../../src/tensors/tensor.js';
import { applyInto, of } from './apply.js';
import { featureMaps, versionsAgree } from './versions-agree.js';

const vector = (...values: number[]) => of([values.length], ...values);

describe('batch norm', () => {
  it('shifts by the mean, divides by the deviation, scales by γ and adds β, channel by channel', () => {
    const out = tensor([1, 2, 1, 2]);
    const x = of([1, 2, 1, 2], 1, 3, 10, 20);
    batchNormReference(out, x, [vector(2, 1), vector(0, 5), vector(1, 10), vector(4, 25)], 0);
    assert.deepEqual([...out.data], [0, 2, 5, 7]);
  });

  it('makes zero mean and unit variance of data with its own statistics', () => {
    const values = [1, 2, 4, 9];
    const mean = 4;
    const variance = (9 + 4 + 0 + 25) / 4;
    const out = tensor([4, 1]);
    const weights = [vector(1), vector(0), vector(mean), vector(variance)] as const;
    batchNormReference(out, of([4, 1], ...values), weights, 0);
    const sum = out.data.reduce((total, value) => total + value, 0);
    const squares = out.data.reduce((total, value) => total + value * value, 0);
    assert.ok(Math.abs(sum) < 1e-6 && Math.abs(squares / 4 - 1) < 1e-6, `${sum}, ${squares}`);
  });

  it('keeps finite where the variance is 0, by ε', () => {
    const out = tensor([1, 1]);
    batchNormReference(out, of([1, 1], 3), [vector(1), vector(0), vector(2), vector(0)], 0.25);
    assert.deepEqual([...out.data], [2]);
  });

  it('may overwrite its own input', () => {
    const weights = [vector(2), vector(1), vector(0), vector(1)];
    for (const version of batchNorm.versions) {
      const x = of([1, 1, 1, 3], 1, 2, 3);
      applyInto(x, batchNorm, [x], weights, { epsilon: 0 }, version);
      assert.deepEqual([...x.data], [3, 5, 7]);
    }
  });

  it('agrees in all its versions', () => {
    versionsAgree(
      batchNorm,
      featureMaps.map(shape => ({ inputs: [shape], parameters: { epsilon: 1e-3 } })),
      batchNorm.versions,
      (shapes, stream) => {
        const weights = shapes.map(shape => randomTensor(shape, stream));
        const variance = weights[3].data;
        for (let c = 0; c < variance.length; c++) variance[c] = Math.abs(variance[c]) + 0.1;
        return weights;
      },
    );
  });

  it('refuses a vector with another number of channels, a missing channel axis and a negative ε', () => {
    const x = tensor([1, 2, 1, 1]);
    const two = vector(1, 1);
    assert.throws(() => batchNormReference(tensor(x.shape), x, [two, two, vector(0), two], 0), {
      name: 'ShapeError',
      message: 'batchNorm: mean is [1], expected [2]',
    });
    assert.throws(() => batchNorm.outputShape([[4]], { epsilon: 0 }), {
      message: 'batchNorm: input 0 is [4], expected at least the axes [N, C]',
    });
    assert.throws(() => batchNorm.outputShape([x.shape], { epsilon: -1 }), {
      message: 'batchNorm: epsilon is -1, expected at least 0',
    });
  });
});
