import assert from 'node:assert/strict';
import { expectedOutput } from '../../src/measure/expected-output.js';
import { bindGraph } from '../../src/networks/graph/executor.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { singleConvolution } from '../../src/networks/models/single-convolution.js';
import type { Platform } from '../../src/networks/platform.js';
import { platforms } from '../../src/networks/platforms.js';
import { randomStream, randomTensor } from '../../src/tensors/random.js';

/** The reference, and how often it was asked to bind a layer. */
function counted(): { readonly platform: Platform; binds: number } {
  const { conv2d } = platforms.reference.versions;
  const counter = {
    binds: 0,
    platform: {
      ...platforms.reference,
      versions: {
        ...platforms.reference.versions,
        conv2d: {
          ...conv2d,
          bind: (...args: Parameters<typeof conv2d.bind>) => {
            counter.binds++;
            return conv2d.bind(...args);
          },
        },
      },
    } as Platform,
  };
  return counter;
}

/** A seed that no other run had. */
const newSeed = () => Math.floor(Math.random() * 2 ** 31);

describe('expectedOutput', () => {
  const graph = singleConvolution(8, 3, 5, 3);

  it('is what the platform computes, and computed once for a graph and seed', () => {
    const seed = newSeed();
    const counter = counted();
    const executable = bindGraph(graph, platforms.reference, seed);
    executable.run();
    for (let i = 0; i < 2; i++) {
      const { shape, data } = expectedOutput(graph, counter.platform, seed);
      assert.deepEqual([shape, data], [executable.output.shape, executable.output.data]);
    }
    assert.equal(counter.binds, 1);
  });

  it('is computed again for another seed, another layer, another name and other given weights', () => {
    const seed = newSeed();
    const counter = counted();
    const withWeights = (value: number): Graph => ({
      ...graph,
      nodes: graph.nodes.map(node =>
        node.kind === 'op'
          ? {
              ...node,
              weights: () => node.weightShapes.map(shape => randomTensor(shape, randomStream(value))),
            }
          : node,
      ),
    });
    const others: [Graph, number][] = [
      [graph, seed],
      [graph, seed + 1],
      [singleConvolution(8, 3, 6, 3), seed],
      [{ ...graph, name: 'another' }, seed],
      [withWeights(1), seed],
      [withWeights(2), seed],
    ];
    const outputs = others.map(([other, its]) => String(expectedOutput(other, counter.platform, its).data));
    assert.equal(counter.binds, others.length);
    assert.equal(new Set(outputs).size, others.length);
  });
});
