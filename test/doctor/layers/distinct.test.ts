import assert from 'node:assert/strict';
import {
  billOfChange,
  distinctLayers,
  LAYER,
  layerGraph,
  layerKey,
  weightsIn,
} from '../../../src/doctor/layers/distinct.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import { opNodes } from '../../../src/networks/graph/graph.js';
import { optimize } from '../../../src/networks/graph/passes/index.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { platforms } from '../../../src/networks/platforms.js';
import { tensor } from '../../../src/tensors/tensor.js';
import { network } from '../findings/proposed.js';

describe('doctor: distinct layers', () => {
  const graph = graphOf('shufflenet-v2-0.5', { resolution: 64 });

  it('are as many together as the network has ops', () => {
    for (const one of [graph, optimize(graph)]) {
      const layers = [...distinctLayers(one).values()];
      assert.equal(
        layers.reduce((sum, { count }) => sum + count, 0),
        opNodes(one).length,
      );
      assert.ok(layers.length < opNodes(one).length);
    }
  });

  it('differ where parameters, shapes, shared inputs or the place of the output differ', () => {
    const different = network([1, 4, 6, 6], (g, x) => {
      const y = g.pointwise(x, { filters: 4 });
      g.pointwise(x, { filters: 4, bias: true });
      g.pointwise(g.maxPool(x, { kernel: [2, 2] }), { filters: 4 });
      g.add(x, y);
      g.add(x, x);
      g.node('relu', [x], {});
      return g.activation('relu', y);
    });
    const keys = opNodes(different).map(node => layerKey(node, different));
    assert.equal(new Set(keys).size, keys.length);
    const again = network([1, 4, 6, 6], (g, x) =>
      g.pointwise(g.pointwise(x, { filters: 4 }), { filters: 4 }),
    );
    assert.equal(distinctLayers(again).size, 1);
  });

  it('each run alone, on the shapes that they have in the network', () => {
    for (const layer of distinctLayers(graph).values()) {
      const alone = layerGraph(layer);
      const executable = bindGraph(alone, platforms.typescript, 1);
      executable.run();
      assert.deepEqual(executable.output.shape, layer.node.shape);
      assert.ok(executable.output.data.every(Number.isFinite), layer.key);
    }
  });

  it('leave constants out, and give functions of positive numbers such', () => {
    const graph = network([1, 4, 6, 6], (g, x) => {
      const two = g.node(
        'constant',
        [],
        { shape: [1] },
        { weights: () => [tensor([1], Float32Array.of(2))] },
      );
      return g.node('unary', [g.node('binary', [x, two], { function: 'power' })], { function: 'log' });
    });
    const layers = [...distinctLayers(graph).values()];
    assert.deepEqual(
      layers.map(({ node }) => node.op),
      ['binary', 'unary'],
    );
    for (const layer of layers) {
      const executable = bindGraph(layerGraph(layer), platforms.typescript, 1);
      executable.run();
      assert.ok(executable.output.data.every(Number.isFinite), layer.key);
      assert.equal(executable.steps.filter(({ node }) => node.name === LAYER).length, 1);
    }
  });

  it('make the bill of a change', () => {
    const small = network([1, 4, 6, 6], (g, x) =>
      g.pointwise(g.pointwise(x, { filters: 4 }), { filters: 4 }),
    );
    const larger = network([1, 4, 6, 6], (g, x) => g.globalPool(g.pointwise(x, { filters: 4 })));
    assert.deepEqual([...billOfChange(small, small)], []);
    assert.deepEqual([...billOfChange(small, larger).values()].sort(), [-1, 1]);
  });

  it('count the weights that are given, not those that are seeded', () => {
    assert.equal(weightsIn(graph), 0);
    assert.ok(weightsIn(optimize(graph)) > 1e5);
  });
});
