import assert from 'node:assert/strict';
import { planArena } from '../../../src/networks/graph/arena.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { planShared } from '../../../src/networks/graph/shared-buffers.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { platforms } from '../../../src/networks/platforms.js';

/** Runs a graph twice on each plan, and compares all outputs. */
function expectEqual(graph: Graph): void {
  const [apart, shared] = [planArena(graph), planShared(graph)].map(plan => {
    const bound = bindGraph(graph, platforms.typescript, 1, plan);
    bound.run();
    bound.run();
    return bound.outputs.map(({ data }) => [...data]);
  });
  assert.deepEqual(shared, apart, graph.name);
}

const namesOf = (graph: Graph) =>
  [...planShared(graph).elided].map(id => graph.nodes[id].name).sort((a, b) => a.localeCompare(b));

/** x and two layers of 4 channels, each of which reads all before it; `inPlace` lets an activation write over the first. */
function denseBlock(inPlace = false): Graph {
  const g = new GraphBuilder('dense');
  let x = g.conv2d(g.input([1, 3, 6, 6]), { filters: 8, kernel: [3, 3], padding: 1 });
  const features = [x];
  for (const layer of [1, 2]) {
    x = layer === 1 ? features[0] : g.concat(features, { name: `concat${layer}` });
    let made = g.conv2d(x, { filters: 4, kernel: [3, 3], padding: 1 });
    if (inPlace) made = g.activation('relu', made);
    features.push(made);
  }
  return g.build(g.concat(features, { name: 'last' }));
}

describe('planShared', () => {
  it('lets concatenations of a dense block be parts of the last one', () => {
    const graph = denseBlock();
    assert.deepEqual(namesOf(graph), ['concat2', 'last']);
    // 16 channels of 6×6 values of 4 bytes, and the input of 3 channels, each from a multiple of 64 bytes on.
    assert.equal(planShared(graph).bytes, 16 * 144 + 3 * 144);
    assert.ok(planArena(graph).bytes >= (12 + 16) * 144);
    expectEqual(graph);
  });

  it('shares nothing over which a later op writes', () => {
    const graph = denseBlock(true);
    assert.deepEqual(namesOf(graph), []);
    expectEqual(graph);
  });

  it('lets slices be parts of their input, one in another', () => {
    const g = new GraphBuilder('slices');
    const x = g.input([1, 8, 5, 5]);
    const half = g.channelSlice(x, { from: 4, to: 8 }, { name: 'half' });
    const quarter = g.channelSlice(half, { from: 1, to: 3 }, { name: 'quarter' });
    const graph = g.build(g.concat([g.pointwise(quarter, { filters: 3 }), half], { name: 'joined' }));
    // Half lies in the input, so the concatenation has to copy it.
    assert.deepEqual(namesOf(graph), ['half', 'quarter']);
    expectEqual(graph);
  });

  it('knows that two halves one behind the other are the whole', () => {
    const g = new GraphBuilder('whole');
    const x = g.input([1, 8, 5, 5]);
    const [a, b] = [0, 4].map(from => g.channelSlice(x, { from, to: from + 4 }, { name: `from${from}` }));
    const graph = g.build([g.concat([a, b], { name: 'same' }), g.concat([b, a], { name: 'turned' })]);
    assert.deepEqual(namesOf(graph), ['from0', 'from4', 'same']);
    expectEqual(graph);
  });

  it('copies a tensor that is wanted in two places, and one of two images', () => {
    const g = new GraphBuilder('twice');
    const [a, b] = [1, 2].map(i => g.pointwise(g.input([1, 2, 4, 4], `x${i}`), { filters: 2 }));
    const graph = g.build([g.concat([a, b], { name: 'ab' }), g.concat([b, a], { name: 'ba' })]);
    assert.deepEqual(namesOf(graph), ['ba']);
    expectEqual(graph);

    const two = new GraphBuilder('two');
    const x = two.input([2, 4, 3, 3]);
    const slice = two.channelSlice(x, { from: 0, to: 2 });
    const images = two.build(two.concat([two.pointwise(slice, { filters: 2 }), slice]));
    assert.deepEqual(namesOf(images), []);
    expectEqual(images);
  });

  it('changes no output of a network', () => {
    expectEqual(graphOf('shufflenet-v2', { width: 0.5, resolution: 32 }));
    expectEqual(graphOf('densenet', { resolution: 32 }));
    expectEqual(graphOf('squeezenet', { resolution: 32 }));
    expectEqual(graphOf('googlenet', { resolution: 32 }));
  });
});
