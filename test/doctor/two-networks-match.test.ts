import assert from 'node:assert/strict';
import { matchLayers } from '../../src/doctor/two-networks-match.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { type Graph, opNodes } from '../../src/networks/graph/graph.js';
import { graphOf } from '../../src/networks/models/catalogue.js';

/** Names of the layers beside each other; – where there is no counterpart. */
function matched(a: Graph, b: Graph): readonly string[] {
  return matchLayers(opNodes(a), opNodes(b)).map(pair => `${pair.a?.name ?? '–'} | ${pair.b?.name ?? '–'}`);
}

/** A row of 1×1 convolutions, `width` channels each, between others. */
function row(name: string, build: (g: GraphBuilder, x: number) => number): Graph {
  const g = new GraphBuilder(name);
  return g.build(build(g, g.input([1, 8, 6, 6])));
}

describe('matching the layers of two versions of a network', () => {
  it('puts every layer of a network beside itself', () => {
    const graph = graphOf('mobilenet-v2', { resolution: 32 });
    for (const { a, b } of matchLayers(opNodes(graph), opNodes(graph))) assert.equal(a, b);
  });

  it('puts layers of a narrower version beside those of the same name', () => {
    const [wide, narrow] = [1, 0.5].map(width => graphOf('mobilenet-v2', { resolution: 32, width }));
    for (const { a, b } of matchLayers(opNodes(wide), opNodes(narrow))) assert.equal(a?.name, b?.name);
  });

  it('finds a layer that was put in, though all names after it have changed', () => {
    const numbered = (name: string, filters: readonly number[]) =>
      row(name, (g, x) =>
        filters.reduce((y, count, i) => g.pointwise(y, { filters: count }, { name: `Conv_${i}` }), x),
      );
    assert.deepEqual(matched(numbered('a', [16, 24, 32]), numbered('b', [16, 12, 24, 32])), [
      'Conv_0 | Conv_0',
      '– | Conv_1',
      'Conv_1 | Conv_2',
      'Conv_2 | Conv_3',
    ]);
  });

  it('puts a depthwise separable pair beside the full convolution that it replaces', () => {
    const full = row('full', (g, x) => {
      const y = g.conv2d(x, { filters: 16, kernel: [3, 3], padding: 1 }, { name: 'body' });
      return g.activation('relu', y, { name: 'relu' });
    });
    const separable = row('separable', (g, x) => {
      const y = g.depthwise(x, { kernel: [3, 3], padding: 1 }, { name: 'body/depthwise' });
      const z = g.pointwise(y, { filters: 16 }, { name: 'body/pointwise' });
      return g.activation('relu', z, { name: 'relu' });
    });
    assert.deepEqual(matched(full, separable), [
      '– | body/depthwise',
      'body | body/pointwise',
      'relu | relu',
    ]);
  });

  it('never puts a convolution beside an activation', () => {
    const convolution = row('convolution', (g, x) => g.pointwise(x, { filters: 8 }, { name: 'one' }));
    const activation = row('activation', (g, x) => g.activation('relu', x, { name: 'two' }));
    assert.deepEqual(matched(convolution, activation), ['one | –', '– | two']);
  });
});
