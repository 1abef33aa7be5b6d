import assert from 'node:assert/strict';
import { type GraphData, graphData, graphFrom } from '../../../src/measure/graphs/graph-data.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { optimize } from '../../../src/networks/graph/passes/index.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { tensor } from '../../../src/tensors/tensor.js';
import { outputOf } from '../../networks/graph/run-graph.js';

const SEED = 3;

/** As it arrives in another process. */
function sent(data: GraphData): GraphData {
  return structuredClone(data);
}

describe('a graph as data', () => {
  it('computes the same after its way to another process, with the weights that passes made', () => {
    for (const graph of [graphOf('mobilenet-v2', { resolution: 32, width: 0.35 })]) {
      for (const one of [graph, optimize(graph)]) {
        const arrived = graphFrom(sent(graphData(one, SEED)));
        assert.deepEqual(outputOf(arrived, 'typescript', SEED), outputOf(one, 'typescript', SEED));
      }
    }
  });

  it('is made of plain values: seeded weights stay a matter of names', () => {
    const { nodes } = graphData(graphOf('squeezenet', { resolution: 32 }), SEED);
    assert.ok(nodes.every(node => !('weights' in node)));
  });

  it('sends of a view only its own values', () => {
    const g = new GraphBuilder('g');
    const all = new Float32Array(1000).fill(2);
    const weights = () => [tensor([1, 2, 1, 1], all.subarray(4, 6))];
    const graph = g.build(g.pointwise(g.input([1, 2, 1, 1]), { filters: 1 }, { weights }));
    const [, node] = graphData(graph, SEED).nodes;
    assert.ok('weights' in node && Array.isArray(node.weights));
    assert.equal(node.weights[0].data.buffer.byteLength, 8);
    assert.deepEqual([...node.weights[0].data], [2, 2]);
  });

  it('keeps its weights whatever the seed is', () => {
    const graph = optimize(graphOf('mobilenet-v1', { resolution: 32, width: 0.25 }));
    const fixed = graphFrom(graphData(graph, SEED));
    const [first] = fixed.nodes.flatMap(node => (node.kind === 'op' && node.weights ? [node] : []));
    assert.deepEqual(first.weights!(1), first.weights!(2));
  });
});
