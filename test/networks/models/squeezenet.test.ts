import assert from 'node:assert/strict';
import { countGraph } from '../../../src/cost/counts.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('SqueezeNet', () => {
  it('has the multiply-accumulates and parameters of both releases', () => {
    const output = [1, 1000, 1, 1];
    assert.deepEqual(totals('squeezenet-1.0'), [818_924_576, 1_248_424, output]);
    assert.deepEqual(totals('squeezenet-1.1'), [349_151_936, 1_235_496, output]);
  });

  it("has the 832.7 million multiply-accumulates of the authors' image of 227×227", () => {
    assert.equal(Math.round(countGraph(graphOf('squeezenet-1.0', { resolution: 227 })).macs / 1e5), 8327);
  });

  it('has eight fire modules between two convolutions, and three pools where the release has them', () => {
    for (const [name, pooled] of [
      ['squeezenet-1.0', ['conv1/pool', 'fire4/pool', 'fire8/pool']],
      ['squeezenet-1.1', ['conv1/pool', 'fire3/pool', 'fire5/pool']],
    ] as const) {
      const graph = graphOf(name);
      const [full, pointwise, joins] = opCounts(graph, ['conv2d', 'pointwise', 'concat']);
      assert.deepEqual([full, pointwise, joins], [1 + 8, 2 * 8 + 1, 8]);
      assert.deepEqual(
        graph.nodes.map(node => node.name).filter(node => node.endsWith('/pool')),
        pooled,
      );
    }
  });

  it('counts the first fire module as by hand', () => {
    const graph = graphOf('squeezenet-1.0');
    // ⌊(224 − 7) / 2⌋ + 1 = 109; ⌈(109 − 3) / 2⌉ + 1 = 54
    const area = 54 * 54;
    assert.deepEqual(layer(graph, 'fire2/squeeze1x1/conv').slice(1), [
      [1, 16, 54, 54],
      16 * area * 96,
      16 * 96 + 16,
    ]);
    assert.deepEqual(layer(graph, 'fire2/expand3x3/conv').slice(1), [
      [1, 64, 54, 54],
      64 * area * 16 * 9,
      64 * 16 * 9 + 64,
    ]);
  });

  it('refuses other releases and an image that its last pool cannot read', () => {
    assert.throws(
      () => graphOf('squeezenet', { release: 'v2.0' }),
      /release is v2.0, expected one of v1.0, v1.1$/,
    );
    assert.throws(() => graphOf('squeezenet', { resolution: 28 }), /resolution is 28, expected .* from 29,/);
    assert.deepEqual(layer(graphOf('squeezenet', { resolution: 29 }), 'pool10')[1], [1, 1000, 1, 1]);
  });
});
