import assert from 'node:assert/strict';
import { InputError } from '../../../src/errors/input-error.js';
import { opRules } from '../../../src/kernels/op-rules.js';
import { ops } from '../../../src/kernels/ops.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { ShapeError } from '../../../src/tensors/shape-error.js';

/** A builder as somebody sees it who has no types at hand: every method takes anything. */
type Untyped = Readonly<Record<string, (...values: unknown[]) => number>>;

/** A builder named `g` with an input of 8 channels, whose id is 0. */
function untyped(): Untyped {
  const g = new GraphBuilder('g');
  g.input([1, 8, 6, 6]);
  return g as unknown as Untyped;
}

const methods = Object.getOwnPropertyNames(GraphBuilder.prototype).filter(name => name !== 'constructor');

/** Asserts that a call is refused with this one line. */
function refused(call: (g: Untyped) => unknown, message: string): void {
  assert.throws(() => call(untyped()), { name: 'InputError', message });
}

describe('a wrong call of GraphBuilder', () => {
  it('with an unknown parameter names the one that may be meant', () => {
    refused(g => g.dense(0, { filters: 8 }), 'dense: filters is not a parameter, did you mean units?');
    refused(
      g => g.conv2d(0, { out_channels: 8, kernel: [3, 3] }),
      'conv2d: out_channels is not a parameter, did you mean filters?',
    );
    refused(
      g => g.conv2d(0, { filters: 8, kernel_size: 3 }),
      'conv2d: kernel_size is not a parameter, did you mean kernel?',
    );
    refused(
      g => g.maxPool(0, { kernel: [2, 2], strides: 2 }),
      'maxPool: strides is not a parameter, did you mean stride?',
    );
    refused(
      g => g.depthwise(0, { kernel: [3, 3], filters: 8 }),
      'depthwise: filters is not a parameter, expected kernel, stride, padding, dilation, bias, activation',
    );
    refused(g => g.node('relu', [0], { inplace: true }), 'relu: inplace is not a parameter, there are none');
  });

  it('with a parameter that is missing or of a wrong type says what is expected', () => {
    refused(g => g.conv2d(0, { kernel: [3, 3] }), 'conv2d: filters is missing, expected a positive integer');
    refused(
      g => g.conv2d(0, { filters: 8, kernel: 3 }),
      'conv2d: kernel is 3, expected [rows, columns], both positive integers',
    );
    refused(g => g.dense(0, { units: '10' }), 'dense: units is "10", expected a positive integer');
    refused(
      g => g.conv2d(0, { filters: 8, kernel: [3, 3], padding: 'same' }),
      'conv2d: padding is "same", expected an integer from 0, or [rows, columns] or [top, left, bottom, right] of them',
    );
    refused(g => g.dense(0, { units: 10, bias: 1 }), 'dense: bias is 1, expected true or false');
    refused(
      g => g.dense(0, { units: 10, activation: 'gelu' }),
      'dense: activation is "gelu", expected one of relu, relu6, sigmoid, swish, hardSigmoid, hSwish',
    );
    refused(
      g => g.dense(0, 10),
      'dense: the parameters are 10, expected an object with units, bias, activation',
    );
    refused(g => g.batchNorm(0, { epsilon: -1 }), 'batchNorm: epsilon is -1, expected a number from 0');
    refused(
      g => g.avgPool(0),
      'avgPool: the parameters are undefined, expected an object with kernel, stride, padding, dilation, ceil, countPadding',
    );
  });

  it('with an input that is no node says so', () => {
    refused(g => g.add(0, 7), 'graph g: add: no node 7, there are 1');
    refused(
      g => g.add(0),
      'graph g: add: node is undefined, expected an id that a method of this builder returned',
    );
    refused(g => g.concat(0), 'concat: inputs is 0, expected an array of node ids');
    refused(
      g => g.concat([0, 'x']),
      'graph g: concat: node is "x", expected an id that a method of this builder returned',
    );
    refused(
      g => g.build(),
      'graph g: build: node is undefined, expected an id that a method of this builder returned',
    );
    refused(g => g.pointwiseInto(3, 0), 'graph g: pointwiseInto: no node 3, there are 1');
  });

  it('with wrong options, names, shapes or activations says so', () => {
    refused(g => g.globalPool(0, { nmae: 'pool' }), 'globalPool: nmae is not an option, did you mean name?');
    refused(g => g.globalPool(0, { name: 7 }), 'globalPool: name is 7, expected a text that is not empty');
    refused(
      g => g.globalPool(0, 'pool'),
      'globalPool: the options are "pool", expected an object with name, weights, overwrites',
    );
    refused(
      g => g.batchNorm(0, {}, 'bn'),
      'batchNorm: the options are "bn", expected an object with name, weights, overwrites',
    );
    refused(
      g => g.input([1, 8, 0]),
      'input: shape is [1, 8, 0], expected positive integers, for instance [1, 3, 224, 224]',
    );
    refused(
      g => g.activation(0, 'relu'),
      'activation 0: unknown, did you mean relu? There are relu, relu6, sigmoid, swish, hardSigmoid, hSwish',
    );
    assert.throws(
      () => untyped().node('conv3d', [0], {}),
      /^InputError: node: op conv3d: unknown, did you mean conv2d\?/,
    );
    assert.throws(() => new GraphBuilder(undefined as unknown as string), {
      message: 'GraphBuilder: name is undefined, expected a text that is not empty',
    });
  });

  it('is a sentence, whatever the method and the arguments', () => {
    const anything = [
      undefined,
      null,
      0,
      -1,
      1.5,
      Number.NaN,
      '',
      'relu',
      [],
      [0],
      {},
      { kernel: null },
      () => 0,
    ];
    for (const method of methods) {
      for (const first of anything) {
        for (const second of anything) {
          try {
            untyped()[method](first, second, second);
          } catch (error) {
            assert.ok(error instanceof InputError || error instanceof ShapeError, `${method}: ${error}`);
          }
        }
      }
    }
  });

  it('is one without arguments, of every method', () => {
    for (const method of methods) {
      assert.throws(() => untyped()[method](), /expected|no node|unknown/, method);
    }
  });
});

describe('parameters that are left out', () => {
  it('have their defaults also where they are given as undefined', () => {
    const g = new GraphBuilder('g');
    const x = g.input([1, 8, 6, 6]);
    const conv = g.conv2d(x, { filters: 4, kernel: [3, 3], padding: undefined, stride: undefined });
    assert.deepEqual(g.shape(conv), [1, 4, 4, 4]);
    const pool = g.maxPool(x, { kernel: [2, 2], stride: undefined });
    assert.deepEqual(g.shape(pool), [1, 8, 3, 3]);
  });
});

describe('the table of parameters', () => {
  it('has every op', () => {
    assert.deepEqual(Object.keys(opRules).sort(), Object.keys(ops).sort());
  });
});
