import assert from 'node:assert/strict';
import type { BinaryFunctionName } from '../../../src/kernels/binary/functions.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import { opNodes } from '../../../src/networks/graph/graph.js';
import { insideShare } from '../../../src/networks/graph/moments/inside-share.js';
import {
  binaryMoments,
  functionMoments,
  maximumMoments,
} from '../../../src/networks/graph/moments/normal.js';
import { propagateMoments } from '../../../src/networks/graph/moments/propagate.js';
import { reducedMoments } from '../../../src/networks/graph/moments/reduced.js';
import { platforms } from '../../../src/networks/platforms.js';

const STANDARD = { mean: 0, variance: 1 };
const near = (value: number, expected: number, what: string) =>
  assert.ok(Math.abs(value - expected) < 0.005 * Math.max(1, Math.abs(expected)), `${what}: ${value}`);

describe('moments of functions of a normal value', () => {
  it('are those of the half-normal distribution for ReLU', () => {
    const { mean, variance } = functionMoments('relu', { mean: 0, variance: 4 }, {});
    near(mean, 2 / Math.sqrt(2 * Math.PI), 'mean');
    near(variance, 4 * (1 / 2 - 1 / (2 * Math.PI)), 'variance');
  });

  it('are ½ for the sigmoid, and (q + q²/3) / 4 is the mean square of h-swish far from its ends', () => {
    near(functionMoments('sigmoid', STANDARD, {}).mean, 1 / 2, 'sigmoid');
    const q = 0.25;
    const { mean, variance } = functionMoments('hSwish', { mean: 0, variance: q }, {});
    near(mean ** 2 + variance, (q + q ** 2 / 3) / 4, 'hSwish');
  });

  it('are known for the largest of one, two and nine values', () => {
    const one = maximumMoments({ mean: 3, variance: 4 }, 1);
    near(one.mean, 3, 'one');
    near(one.variance, 4, 'one');
    near(maximumMoments(STANDARD, 2).mean, 1 / Math.sqrt(Math.PI), 'two');
    near(maximumMoments(STANDARD, 2).variance, 1 - 1 / Math.PI, 'two');
    near(maximumMoments(STANDARD, 9).mean, 1.485, 'nine');
  });
});

describe('moments of functions of two normal values', () => {
  it('are those of sum, product and larger value, and leave out quotients by 0', () => {
    const [a, b] = [
      { mean: 1, variance: 4 },
      { mean: -2, variance: 1 },
    ];
    const of = (name: BinaryFunctionName, right = b) => binaryMoments(a, right, { function: name });
    near(of('add').mean, -1, 'sum');
    near(of('add').variance, 5, 'sum');
    near(of('multiply').mean, -2, 'product');
    near(of('multiply').variance, (1 + 4) * (4 + 1) - 4, 'product');
    near(binaryMoments(STANDARD, STANDARD, { function: 'maximum' }).mean, 1 / Math.sqrt(Math.PI), 'maximum');
    near(of('divide', { mean: 2, variance: 0 }).variance, 1, 'quotient');
    assert.deepEqual(of('divide', { mean: 0, variance: 0 }), STANDARD);
  });
});

describe('moments of reductions', () => {
  it('are those of sums of values with a correlation of ½, and of their squares', () => {
    near(reducedMoments('sum', { mean: 2, variance: 3 }, 4).mean, 8, 'sum');
    near(reducedMoments('sum', { mean: 2, variance: 3 }, 4).variance, 16 * 3 * (5 / 8), 'sum');
    near(reducedMoments('mean', { mean: 2, variance: 3 }, 4).mean, 2, 'mean');
    near(reducedMoments('sumSquare', STANDARD, 1).mean, 1, 'χ²');
    near(reducedMoments('sumSquare', STANDARD, 1).variance, 2, 'χ²');
    near(reducedMoments('min', STANDARD, 2).mean, -1 / Math.sqrt(Math.PI), 'minimum');
    near(reducedMoments('l1', STANDARD, 3).mean, 3 * Math.sqrt(2 / Math.PI), 'l1');
    near(reducedMoments('product', { mean: 2, variance: 0 }, 3).mean, 8, 'product');
  });

  it('are 0 and 1 where they are beyond all numbers', () => {
    assert.deepEqual(reducedMoments('product', { mean: 9, variance: 1 }, 1e6), STANDARD);
  });
});

describe('insideShare', () => {
  it('counts the positions of a window that are not padding', () => {
    const window = { kernel: [3, 3], stride: 1, padding: 1 } as const;
    const shape = (side: number) => [1, 1, side, side];
    assert.equal(insideShare(shape(1), shape(1), window), 1 / 9);
    assert.equal(insideShare(shape(2), shape(2), window), 4 / 9);
    assert.equal(insideShare(shape(3), shape(3), window), (7 / 9) ** 2);
    assert.equal(insideShare(shape(5), shape(3), { ...window, padding: 0 }), 1);
    assert.equal(insideShare(shape(4), shape(2), { ...window, stride: 2, padding: [1, 1] }), (5 / 6) ** 2);
    assert.equal(insideShare(shape(5), shape(5), { ...window, padding: 2, dilation: 2 }), (11 / 15) ** 2);
    const same = { ...window, stride: [2, 1] as const, padding: [0, 1, 1, 1] as const };
    assert.equal(insideShare(shape(4), [1, 1, 2, 4], same), (5 / 6) * (10 / 12));
  });
});

describe('propagateMoments', () => {
  it('are about those of the values that a graph of moves and integers computes', () => {
    const int8 = (scale: number) => ({ type: 'int8', scale: [scale], zeroPoint: [3] }) as const;
    const g = new GraphBuilder('moved');
    const x = g.input([1, 16, 24, 24]);
    const frame = { before: [0, 0, 6, 0], after: [0, 0, 6, 0] };
    const framed = g.node('pad', [x], { ...frame, mode: 'constant', value: 2 }, { name: 'pad' });
    const window = { filters: 8, kernel: [4, 4], stride: 2, padding: 1, dilation: 1, groups: 1 } as const;
    const up = { ...window, bias: true, outputPadding: 0 };
    g.node('convTranspose', [framed], up, { name: 'convTranspose' });
    const q = g.node('quantize', [x], int8(0.03), { name: 'quantize' });
    g.node('dequantize', [q], int8(0.03), { name: 'dequantize' });
    const integers = { input: int8(0.03), weights: { ...int8(0.01), zeroPoint: [0] } };
    const { scale: _, ...input } = integers.input;
    const { scale: __, ...weights } = integers.weights;
    g.node('integerConv', [q], { ...window, input, weights }, { name: 'integerConv' });
    const whole = { ...window, ...integers, bias: true, output: int8(0.3) };
    g.node('quantizedConv', [q], whole, { name: 'quantizedConv' });
    const size = { size: [48, 48], mode: 'linear', coordinates: 'half_pixel' } as const;
    const graph = g.build(g.node('resize', [x], size, { name: 'resize' }));
    const moments = propagateMoments(graph);
    const all = { ...graph, outputs: graph.nodes.map(({ id }) => id) };
    const { outputs, run } = bindGraph(all, platforms.reference, 1);
    run();
    for (const { id, name } of opNodes(graph)) {
      const { data } = outputs[id];
      const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
      const square = data.reduce((sum, value) => sum + value ** 2, 0) / data.length;
      const predicted = moments[id].mean ** 2 + moments[id].variance;
      assert.ok(
        Math.abs(Math.log(square / predicted)) < Math.log(1.5),
        `${name}: ${square}, not ${predicted}`,
      );
      const spread = Math.sqrt(square - mean ** 2);
      assert.ok(
        Math.abs(mean - moments[id].mean) < 0.2 * spread,
        `${name}: ${mean}, not ${moments[id].mean}`,
      );
    }
  });

  it('follows the layers of a block', () => {
    const g = new GraphBuilder('block');
    const x = g.input([1, 8, 1, 1]);
    const conv = g.conv2d(x, { filters: 8, kernel: [3, 3], padding: 1 }); // one of nine places is inside
    const norm = g.batchNorm(conv);
    const relu = g.node('relu', [norm], {});
    const biased = g.pointwise(relu, { filters: 8, bias: true });
    const sum = g.add(biased, x);
    const both = g.concat([sum, relu]);
    const moments = propagateMoments(g.build(g.multiply(both, both)));
    const square = (id: number) => moments[id].mean ** 2 + moments[id].variance;
    near(square(conv), 1 / 9, 'conv');
    near(square(norm), 1 + 0.02 / 3, 'batch norm: γ in 1 ± 0.1, β in 0 ± 0.1');
    near(square(relu), square(norm) / 2, 'relu');
    near(square(biased), square(relu) + 0.01 / 3, 'bias in 0 ± 0.1');
    near(square(sum), square(biased) + 1, 'sum');
    near(square(both), (square(sum) + square(relu)) / 2, 'concat');
    near(square(both + 1), square(both) ** 2, 'product');
  });

  it('follows the ops that compute values of any shape', () => {
    const g = new GraphBuilder('values');
    const x = g.input([1, 64, 8, 8]);
    const ids = {
      instanceNorm: g.node('instanceNorm', [x], { epsilon: 1e-5 }),
      layerNorm: g.node('layerNorm', [x], { axis: 1, epsilon: 1e-5, bias: true }),
      lrn: g.node('lrn', [x], { size: 5, alpha: 3, beta: 0.5, bias: 1 }),
      softmax: g.node('softmax', [x], { axis: 1, log: true }),
      argMax: g.node('argMax', [x], { axis: 1, keep: true }),
      constant: g.node('constant', [], { shape: [64, 1, 1] }),
      max: g.node('globalMaxPool', [x], {}),
      product: g.node('batchedMatmul', [x, x], {}),
    };
    const moments = propagateMoments(g.build(ids.product));
    const of = (name: keyof typeof ids) => moments[ids[name]];
    near(of('instanceNorm').variance, 1 + 0.02 / 3, 'γ in 1 ± 0.1, β in 0 ± 0.1');
    near(of('layerNorm').variance, 1 + 0.02 / 3, 'γ in 1 ± 0.1, β in 0 ± 0.1');
    near(of('lrn').variance, 1 / (1 + 3), 'a factor of (1 + 3)^−½');
    near(of('softmax').mean, -Math.log(64) - 0.5, 'x − ln(64·E[e^x])');
    near(of('argMax').mean, 31.5, 'places 0 to 63');
    near(of('constant').variance, 1, 'uniform from −√3 to √3');
    near(of('max').mean, 2.35, 'the largest of 64');
    near(of('product').variance, 8, 'sums of 8 products');
  });
});
