import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as reference from '../../src/kernels/activations/0-reference.js';
import * as activations from '../../src/kernels/activations/index.js';
import type { Op } from '../../src/kernels/op.js';
import { tensor } from '../../src/tensors/tensor.js';
import { apply, applyInto, of } from './apply.js';
import { featureMaps, versionsAgree } from './versions-agree.js';

type Activation = keyof typeof activations;
const all = Object.values(activations) as readonly Op<Activation>[];

/** The values that each version of an op makes of `values`. */
function results(op: Op<Activation>, values: readonly number[]): number[][] {
  const x = of([values.length], ...values);
  return op.versions.map(version => [...apply(op, [x], [], {}, version).data]);
}

const float = fc.float({ min: -100, max: 100, noNaN: true });

describe('activations', () => {
  it('give the values of their formulas by hand', () => {
    const x = [-4, -3, -1.5, 0, 1.5, 3, 8];
    const expected: Record<Activation, number[]> = {
      relu: [0, 0, 0, 0, 1.5, 3, 8],
      relu6: [0, 0, 0, 0, 1.5, 3, 6],
      sigmoid: [0.0179862, 0.0474259, 0.1824255, 0.5, 0.8175745, 0.9525741, 0.9996646],
      swish: [-0.0719448, -0.1422776, -0.2736383, 0, 1.2263617, 2.8577224, 7.9973172],
      hardSigmoid: [0, 0, 0.25, 0.5, 0.75, 1, 1],
      hSwish: [0, 0, -0.375, 0, 1.125, 3, 8],
    };
    for (const op of all) {
      for (const actual of results(op, x)) {
        for (const [i, value] of expected[op.name].entries()) {
          assert.ok(Math.abs(actual[i] - value) < 1e-6, `${op.name}(${x[i]}) = ${actual[i]}, not ${value}`);
        }
      }
    }
  });

  it('hold their identities: σ(x) + σ(−x) = 1, swish = x·σ, h-swish = x·hard-σ, ReLU6 = min(ReLU, 6)', () => {
    fc.assert(
      fc.property(float, x => {
        const at = (op: Activation, value: number) =>
          results(all.find(({ name }) => name === op)!, [value])[0][0];
        const near = (a: number, b: number) => Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(b));
        assert.ok(near(at('sigmoid', x) + at('sigmoid', -x), 1));
        assert.ok(near(at('swish', x), x * at('sigmoid', x)));
        assert.ok(near(at('hSwish', x), x * at('hardSigmoid', x)));
        assert.equal(at('relu6', x), Math.min(at('relu', x), 6));
      }),
    );
  });

  it('neither overflow nor hide a NaN', () => {
    for (const values of results(activations.sigmoid as Op<Activation>, [-1000, 1000])) {
      assert.deepEqual(values, [0, 1]);
    }
    for (const values of results(activations.swish as Op<Activation>, [-1000, 1000])) {
      assert.deepEqual(
        values.map(v => v + 0),
        [0, 1000],
      );
    }
    for (const op of all) {
      for (const [value] of results(op, [Number.NaN])) assert.ok(Number.isNaN(value), op.name);
    }
  });

  it('may overwrite their own input', () => {
    const values = [-4, -1, 0.5, 2, 7];
    for (const op of all) {
      const expected = results(op, values);
      for (const [i, version] of op.versions.entries()) {
        const x = of([5], ...values);
        applyInto(x, op, [x], [], {}, version);
        assert.deepEqual([...x.data], expected[i], `${op.name} ${version.name}`);
      }
    }
  });

  it('agree in all their versions', () => {
    for (const op of all)
      versionsAgree(
        op,
        featureMaps.map(shape => ({ inputs: [shape], parameters: {} })),
      );
  });

  it('refuse an output of another shape and a second input', () => {
    assert.throws(() => reference.reluReference(tensor([2, 3]), tensor([3, 2])), {
      name: 'ShapeError',
      message: 'relu: out is [2, 3], expected [3, 2]',
    });
    assert.throws(() => activations.relu.outputShape([[1], [1]], {}), {
      name: 'ShapeError',
      message: 'relu: 2 inputs, expected 1',
    });
  });
});
