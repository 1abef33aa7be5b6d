import assert from 'node:assert/strict';
import { countGraph } from '../../../src/cost/counts.js';
import { convGraph, sampleComparison } from './sample-comparison.js';

describe('a comparison of graphs', () => {
  it('has the time of each, its ratio to the first, and its counts', () => {
    const { graphs, noise } = sampleComparison(undefined);
    const [a, b] = graphs;
    assert.deepEqual([a.ns?.estimate, b.ns?.estimate], [2e6, 3e6]);
    assert.equal(a.ratio?.estimate, 1);
    assert.ok(Math.abs(b.ratio!.estimate - 1.5) < 1e-9);
    assert.equal(noise?.estimate, 1);
    assert.equal(b.cost.macs, countGraph(convGraph('b', 8)).macs);
    assert.deepEqual([a.layers, b.error], [[], undefined]);
  });

  it('has each layer’s time, its share of its own graph and its counts', () => {
    const [, b] = sampleComparison('op').graphs;
    assert.deepEqual(
      b.layers.map(({ name, kind, ops, output }) => [name, kind, ops, output.join('×')]),
      [
        ['conv', 'convolution', 1, '1×8×8×8'],
        ['bn', 'batch-norm', 1, '1×8×8×8'],
        ['relu', 'activation', 1, '1×8×8×8'],
      ],
    );
    for (const { ns, share } of b.layers) assert.deepEqual([ns?.estimate, share?.estimate], [1.5e6, 0.5]);
    assert.equal(b.layers[0].counts.macs, b.cost.macs);
  });

  it('shows a graph that failed, with the reason', () => {
    const failed = { status: 'failed', error: 'differs from reference', samplesNs: [] } as const;
    const [, b] = sampleComparison(undefined, failed).graphs;
    assert.deepEqual([b.ns, b.ratio, b.error], [undefined, undefined, 'differs from reference']);
  });
});
