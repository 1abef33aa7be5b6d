import assert from 'node:assert/strict';
import { countGraph } from '../../src/cost/counts.js';
import { kindOf } from '../../src/cost/layer-kinds.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { bindGraph } from '../../src/networks/graph/executor.js';
import { opNodes } from '../../src/networks/graph/graph.js';
import { platformNames, platforms } from '../../src/networks/platforms.js';

describe('a layer of a type that is not known', () => {
  const g = new GraphBuilder('g');
  const graph = g.build(g.node('foreign', [g.input([1, 4, 3, 3])], { type: 'TopK', shape: [1, 2] }));

  it('has its shape and its place, and counts no arithmetic', () => {
    const [node] = opNodes(graph);
    assert.deepEqual([node.shape, kindOf(node)], [[1, 2], 'unknown']);
    const { macs, elementOps, parameters } = countGraph(graph);
    assert.deepEqual([macs, elementOps, parameters], [0, 0, 0]);
  });

  it('runs nowhere', () => {
    for (const name of platformNames) {
      assert.throws(() => bindGraph(graph, platforms[name], 1), {
        name: 'InputError',
        message: 'foreign: got a layer of type TopK, expected a known op: it cannot run here',
      });
    }
  });
});
