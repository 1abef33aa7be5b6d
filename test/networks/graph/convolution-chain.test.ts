import assert from 'node:assert/strict';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { convolutionChain } from '../../../src/networks/graph/convolution-chain.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { type LayerStackName, layerStack } from '../../../src/networks/models/layer-stacks.js';

function graphOf(add: (g: GraphBuilder, x: number) => number): Graph {
  const g = new GraphBuilder('toy');
  return g.build(add(g, g.input([1, 4, 8, 8])));
}

describe('convolutionChain', () => {
  it('gives the layers of every stack with their weights', () => {
    const shown = (name: LayerStackName) => {
      const [{ weights, groups, stride, dilation, pads }, ...rest] = convolutionChain(layerStack(name), 1)!;
      assert.deepEqual([stride, dilation], [1, 1]);
      return [1 + rest.length, groups, weights.shape.join('×'), pads.flat().join('')].join(' ');
    };
    assert.equal(shown('pointwise-128'), '10 1 128×128×1×1 0000');
    assert.equal(shown('depthwise-128'), '10 128 128×1×3×3 1111');
    assert.equal(shown('bottleneck-52'), '10 1 312×52×1×1 0000');
    assert.equal(shown('grouped-360'), '10 8 360×45×1×1 0000');
    assert.equal(shown('conv-64'), '4 1 64×64×3×3 1111');
    assert.equal(shown('pointwise-512'), '10 1 512×512×1×1 0000');
  });

  it('gives stride, dilation, groups and padding as they are', () => {
    const graph = graphOf((g, x) =>
      g.conv2d(x, { filters: 6, kernel: [3, 3], stride: 2, dilation: 2, groups: 2, padding: 3 }),
    );
    const [{ weights, ...window }] = convolutionChain(graph, 1)!;
    const pads = [
      [3, 3],
      [3, 3],
    ];
    assert.deepEqual(window, { stride: 2, dilation: 2, groups: 2, pads });
    assert.deepEqual(weights.shape, [6, 2, 3, 3]);
  });

  it('gives the padding of each side, and steps per axis', () => {
    const graph = graphOf((g, x) =>
      g.depthwise(x, { kernel: [3, 3], stride: [2, 1], dilation: [1, 2], padding: [0, 1, 2, 3] }),
    );
    const [{ weights: _, ...window }] = convolutionChain(graph, 1)!;
    const pads = [
      [0, 2],
      [1, 3],
    ];
    assert.deepEqual(window, { stride: [2, 1], dilation: [1, 2], groups: 4, pads });
  });

  it('is undefined for several inputs or outputs', () => {
    const g = new GraphBuilder('toy');
    const x = g.input([1, 4, 8, 8]);
    const y = g.pointwise(x, { filters: 4 });
    assert.ok(convolutionChain(g.build(y), 1));
    assert.equal(convolutionChain(g.build([y, x]), 1), undefined);
    g.input([1], 'second');
    assert.equal(convolutionChain(g.build(y), 1), undefined);
  });

  it('is undefined for branches, biases, activations and other ops', () => {
    const branches = graphOf((g, x) => {
      const branch = g.pointwise(x, { filters: 4 });
      g.pointwise(x, { filters: 4 });
      return branch;
    });
    const activated = graphOf((g, x) => g.activation('relu', g.pointwise(x, { filters: 4 })));
    const biased = graphOf((g, x) => g.pointwise(x, { filters: 4, bias: true }));
    for (const graph of [branches, activated, biased]) assert.equal(convolutionChain(graph, 1), undefined);
  });
});
