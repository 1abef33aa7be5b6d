import assert from 'node:assert/strict';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { opNodes } from '../../../src/networks/graph/graph.js';
import { nodeWeights } from '../../../src/networks/graph/weights.js';
import { catalogue, graphOf } from '../../../src/networks/models/catalogue.js';
import { randomStream, randomTensor } from '../../../src/tensors/random.js';
import { everyOutput, rms } from './every-output.js';

/** Bounds on the root mean square of every activation of every network. */
const LEAST = 1 / 128;
const MOST = 128;

function assertSizes(graph: Graph, seed: number): void {
  everyOutput(graph, seed, (node, output) => {
    const size = rms(output);
    assert.ok(size >= LEAST && size <= MOST, `${graph.name}/${node.name}, seed ${seed}: rms ${size}`);
  });
}

describe('seeded weights', () => {
  for (const { name, smallest } of catalogue) {
    it(`keep the rms of every activation between 1/128 and 128: ${name}`, () => {
      assertSizes(graphOf(name, smallest), 1);
    }).timeout(20_000);
  }

  it('keep it through the 152 layers of ResNet-152, and the blocks of EfficientNet-B7', () => {
    assertSizes(graphOf('resnet', { depth: 152, resolution: 32 }), 1);
    assertSizes(graphOf('efficientnet', { width: 2, depth: 3.1, resolution: 32 }), 1);
  }).timeout(60_000);

  it('would not without batch norm: the values of 50 ReLU layers without bias die out', () => {
    const g = new GraphBuilder('plain');
    let x = g.input([1, 32, 4, 4]);
    for (let i = 0; i < 50; i++) x = g.activation('relu', g.pointwise(x, { filters: 32 }));
    assert.throws(() => assertSizes(g.build(x), 1), /plain.*rms/);
  });

  it('are LeCun filters and biases in ±0.1, by the names of graph and node', () => {
    const g = new GraphBuilder('graph');
    const x = g.input([1, 6, 4, 4]);
    const graph = g.build(g.conv2d(x, { filters: 2, kernel: [3, 3], bias: true }, { name: 'layer' }));
    const [node] = opNodes(graph);
    const stream = randomStream(9, 'graph/layer');
    assert.deepEqual(nodeWeights(graph, node, 9), [
      randomTensor([2, 6, 3, 3], stream, Math.sqrt(3 / 54)),
      randomTensor([2], stream, 0.1),
    ]);
  });

  it('give a batch norm the mean square of its input as running variance, and ranges that depend on the op after it', () => {
    const g = new GraphBuilder('norms');
    const x = g.input([1, 400, 4, 4]);
    const first = g.batchNorm(x, {}, { name: 'before-swish' });
    const second = g.batchNorm(g.activation('hSwish', first), {}, { name: 'before-relu' });
    const graph = g.build(g.activation('relu', second));
    const weightsOf = (name: string) =>
      nodeWeights(graph, opNodes(graph).find(node => node.name === name)!, 1).map(w => w.data);
    const within = (values: Float32Array, middle: number, spread: number) =>
      values.every(value => Math.abs(value - middle) <= spread * 1.0001) &&
      values.some(value => Math.abs(value - middle) > spread * 0.9);
    const [gamma, beta, mean, variance] = weightsOf('before-swish');
    assert.ok(within(gamma, 0.55, 0.05) && within(beta, 0, 0.6));
    assert.ok(mean.every(value => value === 0));
    assert.ok(variance.every(value => value === 1));
    const [scale, shift, , square] = weightsOf('before-relu');
    assert.ok(within(scale, 1, 0.1) && within(shift, 0, 0.1));
    const q = 0.55 ** 2 + 0.05 ** 2 / 3 + 0.6 ** 2 / 3; // of the normed values; (q + q²/3) / 4 of h-swish
    assert.ok(square.every(value => Math.abs(value - (q + q ** 2 / 3) / 4) < 0.002));
  });
});
