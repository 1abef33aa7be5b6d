import assert from 'node:assert/strict';
import { opNodes } from '../../../src/networks/graph/graph.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('GhostNetV2', () => {
  it('has the counts of timm, and the 167 million multiply-adds of the abstract', () => {
    const output = [1, 1000];
    assert.deepEqual(totals('ghostnet-v2-1.0'), [167_048_288, 6_156_908, output]);
    assert.deepEqual(totals('ghostnet-v2-1.3'), [269_322_976, 8_960_404, output]);
    assert.deepEqual(totals('ghostnet-v2-1.6'), [398_607_224, 12_392_698, output]);
  });

  it('is GhostNet with attention in all bottlenecks but the first two', () => {
    const without = opNodes(graphOf('ghostnet-v2')).filter(({ name }) => !/\/(dfc|gate)/.test(name));
    assert.deepEqual(
      without.map(node => node.name),
      opNodes(graphOf('ghostnet')).map(node => node.name),
    );
    assert.deepEqual(opCounts(graphOf('ghostnet-v2'), ['upsample', 'multiply']), [14, 14 + 7]);
    assert.throws(() => layer(graphOf('ghostnet-v2'), 'gbneck2/gate'));
  });

  it('looks along rows and columns at half the resolution, counted as by hand', () => {
    const graph = graphOf('ghostnet-v2');
    assert.deepEqual(layer(graph, 'gbneck3/dfc/pointwise/conv'), [
      'pointwise',
      [1, 72, 28, 28],
      72 * 28 * 28 * 24,
      72 * 24,
    ]);
    for (const direction of ['row', 'column']) {
      assert.deepEqual(layer(graph, `gbneck3/dfc/${direction}/conv`), [
        'depthwise',
        [1, 72, 28, 28],
        72 * 28 * 28 * 5,
        72 * 5,
      ]);
    }
    const kernels = ['row', 'column'].map(direction => {
      const node = opNodes(graph).find(({ name }) => name === `gbneck3/dfc/${direction}/conv`);
      return node && 'kernel' in node.parameters ? node.parameters.kernel : undefined;
    });
    assert.deepEqual(kernels, [
      [1, 5],
      [5, 1],
    ]);
    assert.deepEqual(layer(graph, 'gbneck3/gate')[1], [1, 72, 56, 56]);
  });

  it('gates maps with an odd side, down to 2×2, and refuses images that leave one pixel', () => {
    // 7 rows are halved to 3 and repeated to 7 again.
    assert.deepEqual(layer(graphOf('ghostnet-v2'), 'gbneck16/dfc/down')[1], [1, 160, 3, 3]);
    assert.deepEqual(layer(graphOf('ghostnet-v2'), 'gbneck16/dfc/up')[1], [1, 960, 7, 7]);
    assert.deepEqual(layer(graphOf('ghostnet-v2', { resolution: 33 }), 'gbneck16/gate')[1], [1, 960, 2, 2]);
    assert.throws(
      () => graphOf('ghostnet-v2', { resolution: 32 }),
      /resolution is 32, expected an integer from 33, because attention halves the last map once more, to 4096$/,
    );
  });
});
