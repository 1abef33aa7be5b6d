import assert from 'node:assert/strict';
import type { OpParameters, Version } from '../../src/kernels/op.js';
import { type UnaryFunctionName, unaryFunctions } from '../../src/kernels/unary/functions.js';
import { unary } from '../../src/kernels/unary/index.js';
import { platforms } from '../../src/networks/platforms.js';
import { tensor } from '../../src/tensors/tensor.js';
import { allocate } from '../../src/wasm/memory.js';
import { apply, applyInto, of } from './apply.js';
import { valueLayers } from './value-layers.js';
import { versionsAgree } from './versions-agree.js';

type Unary = OpParameters['unary'];

const X = [-3, -1.5, -0.5, 0, 0.5, 2.5, 30];

/** f(X) of each function with its defaults, to six places, from Python's math module. */
const EXPECTED: { readonly [F in UnaryFunctionName]: readonly number[] } = {
  leakyRelu: [-0.03, -0.015, -0.005, 0, 0.5, 2.5, 30],
  thresholdedRelu: [0, 0, 0, 0, 0, 2.5, 30],
  elu: [-0.950213, -0.77687, -0.393469, 0, 0.5, 2.5, 30],
  celu: [-0.950213, -0.77687, -0.393469, 0, 0.5, 2.5, 30],
  selu: [-1.670569, -1.365814, -0.691758, 0, 0.52535, 2.626752, 31.52103],
  linearSigmoid: [0, 0.2, 0.4, 0.5, 0.6, 1, 1],
  clip: X,
  tanh: [-0.995055, -0.905148, -0.462117, 0, 0.462117, 0.986614, 1],
  softplus: [0.048587, 0.201413, 0.474077, Math.LN2, 0.974077, 2.57889, 30],
  softsign: [-0.75, -0.6, -0.333333, 0, 0.333333, 0.714286, 0.967742],
  mish: [-0.145647, -0.2981, -0.220744, 0, 0.375245, 2.471392, 30],
  gelu: [-0.00405, -0.100211, -0.154269, 0, 0.345731, 2.484476, 30],
  geluTanh: [-0.003637, -0.100428, -0.154286, 0, 0.345714, 2.484916, 30],
  erf: [-0.999978, -0.966105, -0.5205, 0, 0.5205, 0.999593, 1],
  exp: [0.049787, 0.22313, 0.606531, 1, 1.648721, 12.182494, 1.0686475e13],
  log: [Number.NaN, Number.NaN, Number.NaN, -Infinity, -Math.LN2, 0.916291, 3.401197],
  sqrt: [Number.NaN, Number.NaN, Number.NaN, 0, Math.SQRT1_2, 1.581139, 5.477226],
  reciprocal: [-0.333333, -0.666667, -2, Infinity, 2, 0.4, 0.033333],
  negate: [3, 1.5, 0.5, 0, -0.5, -2.5, -30],
  abs: [3, 1.5, 0.5, 0, 0.5, 2.5, 30],
  floor: [-3, -2, -1, 0, 0, 2, 30],
  ceil: [-3, -1, 0, 0, 1, 3, 30],
  round: [-3, -2, 0, 0, 0, 2, 30],
  sign: [-1, -1, -1, 0, 1, 1, 1],
};

/** What a version makes of these values, in WebAssembly memory, where all versions run. */
function valuesOf(values: readonly number[], parameters: Unary, version: Version<Unary>): Float32Array {
  const x = tensor([values.length], allocate(values.length));
  x.data.set(values);
  applyInto(x, unary, [x], [], parameters, version);
  return x.data;
}

const names = Object.keys(unaryFunctions) as UnaryFunctionName[];

describe('unary', () => {
  it('gives the values of each formula, in each version', () => {
    for (const name of names) {
      for (const version of [...unary.versions, platforms.wasm.versions.unary]) {
        const values = valuesOf(X, { function: name }, version);
        EXPECTED[name].forEach((expected, i) => {
          const actual = values[i];
          const isNear = Math.abs(actual - expected) <= 1e-6 * Math.max(1, Math.abs(expected));
          const where = `${version.name}: ${name}(${X[i]}) = ${actual}, not ${expected}`;
          assert.ok(isNear || Object.is(actual, expected), where);
        });
      }
    }
  });

  it('takes alpha and beta: the slope of leaky ReLU, the bounds of clip, the line of the hard sigmoid', () => {
    const x = of([4], -4, -1, 1, 4);
    const values = (parameters: Parameters<typeof unary.outputShape>[1]) =>
      unary.versions.map(version => [...apply(unary, [x], [], parameters, version).data]);
    for (const all of values({ function: 'leakyRelu', alpha: 0.5 })) assert.deepEqual(all, [-2, -0.5, 1, 4]);
    for (const all of values({ function: 'clip', alpha: -2, beta: 3 })) {
      assert.deepEqual(all, [-2, -1, 1, 3]);
    }
    for (const all of values({ function: 'clip', beta: 0.5 })) assert.deepEqual(all, [-4, -1, 0.5, 0.5]);
    for (const all of values({ function: 'clip', alpha: 0.5 })) assert.deepEqual(all, [0.5, 0.5, 1, 4]);
    for (const all of values({ function: 'linearSigmoid', alpha: 0.25, beta: 0.75 })) {
      assert.deepEqual(all, [0, 0.5, 1, 1]);
    }
  });

  it('has exponentials over the whole range of numbers', () => {
    for (const version of [...unary.versions, platforms.wasm.versions.unary]) {
      const [below, small, large, above] = valuesOf([-200, -80, 88.5, 100], { function: 'exp' }, version);
      assert.deepEqual([below, above], [0, Infinity], version.name);
      assert.ok(Math.abs(small / Math.exp(-80) - 1) < 1e-5 && Math.abs(large / Math.exp(88.5) - 1) < 1e-5);
    }
  });

  it('rounds halves to the even neighbour', () => {
    const x = of([6], -2.5, -1.5, -0.5, 0.5, 1.5, 2.5);
    const rounded = [...apply(unary, [x], [], { function: 'round' }).data].map(value => value + 0);
    assert.deepEqual(rounded, [-2, -2, 0, 0, 2, 2]);
  });

  it('may overwrite its own input, and does not hide a NaN', () => {
    for (const name of names) {
      for (const version of [...unary.versions, platforms.wasm.versions.unary]) {
        const [, missing] = valuesOf([1.25, Number.NaN, 2], { function: name }, version);
        assert.ok(Number.isNaN(missing), `${name} ${version.name}`);
      }
      for (const version of unary.versions) {
        const x = of([2], 1.25, 2);
        const expected = apply(unary, [x], [], { function: name }, version);
        applyInto(x, unary, [x], [], { function: name }, version);
        assert.deepEqual(x, expected, `${name} ${version.name}`);
      }
    }
  });

  it('agrees in all its versions', () => versionsAgree(unary, valueLayers.unary));

  it('refuses a parameter that the function does not have', () => {
    assert.throws(() => unary.outputShape([[1]], { function: 'tanh', alpha: 2 }), {
      name: 'ShapeError',
      message: 'unary: alpha of tanh is 2, expected none',
    });
  });
});
