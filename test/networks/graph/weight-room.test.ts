import assert from 'node:assert/strict';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import { opNodes } from '../../../src/networks/graph/graph.js';
import { WeightRoom } from '../../../src/networks/graph/weight-room.js';
import { nodeWeights } from '../../../src/networks/graph/weights.js';
import { platforms } from '../../../src/networks/platforms.js';
import { relativeError, TOLERANCE } from '../../../src/tensors/compare.js';
import { outputOf } from './run-graph.js';

/** Two layers, whose weights have 4·2 + 4 and 3·4 + 3 values. */
function twoLayers() {
  const g = new GraphBuilder('two');
  const x = g.pointwise(g.input([1, 2, 5, 5]), { filters: 4, bias: true });
  return g.build(g.pointwise(x, { filters: 3, bias: true }));
}

describe('the weight room', () => {
  it('holds twice the weights of the largest node, then allocates separately', () => {
    const room = new WeightRoom(opNodes(twoLayers()));
    const made = [room.make([15]), room.make([3, 5]), room.make([1])];
    const [first, second, third] = made.map(({ data }) => data);
    assert.deepEqual(
      made.map(({ shape }) => shape),
      [[15], [3, 5], [1]],
    );
    assert.equal(first.buffer, second.buffer);
    assert.equal(second.byteOffset, first.byteLength);
    assert.notEqual(third.buffer, first.buffer);
  });

  it('is reused after it has been cleared', () => {
    const room = new WeightRoom(opNodes(twoLayers()));
    const before = room.make([4]).data;
    room.clear();
    const after = room.make([4]).data;
    assert.deepEqual([after.buffer, after.byteOffset], [before.buffer, before.byteOffset]);
  });

  it('gives a node the same weights as separate memory', () => {
    const graph = twoLayers();
    const [node] = opNodes(graph);
    const room = new WeightRoom([node]);
    room.make([5]).data.fill(Number.NaN);
    assert.deepEqual(nodeWeights(graph, node, 7, room.make), nodeWeights(graph, node, 7));
  });

  it('is only for platforms that copy weights: others get arrays that are never overwritten', () => {
    const graph = twoLayers();
    const [expected, actual] = (['reference', 'wasm'] as const).map(name => outputOf(graph, name, 1));
    assert.ok(relativeError(actual, expected) <= TOLERANCE);
    const again = bindGraph(graph, platforms.reference, 1);
    bindGraph(graph, platforms.reference, 2);
    again.run();
    assert.deepEqual(again.output.data, expected.data);
  });
});
