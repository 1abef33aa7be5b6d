import assert from 'node:assert/strict';
import { channelsAboveATile } from '../../../src/doctor/findings/channels-above-a-tile.js';
import { network, onlyProposal, opsOf, proposed, runs } from './proposed.js';

describe('finding: channels just above a tile', () => {
  it('proposes the multiple below wherever the number is, but not at the output', () => {
    const graph = network([1, 3, 8, 8], (g, x) => {
      const a = g.conv2d(x, { filters: 33, kernel: [3, 3], padding: 1 }, { name: 'a' });
      const b = g.pointwise(g.batchNorm(a), { filters: 33 }, { name: 'b' });
      return g.dense(g.globalPool(g.add(b, g.pointwise(b, { filters: 33 }, { name: 'c' }))), { units: 33 });
    });
    const { changed, nodes } = onlyProposal(channelsAboveATile, graph);
    assert.deepEqual(nodes, ['a', 'b', 'c']);
    assert.deepEqual(opsOf(changed), [
      'conv2d 1×32×8×8',
      'batchNorm 1×32×8×8',
      'pointwise 1×32×8×8',
      'pointwise 1×32×8×8',
      'add 1×32×8×8',
      'globalPool 1×32×1×1',
      'dense 1×33',
    ]);
    runs(changed);
  });

  it('leaves multiples, numbers far above one, and small ones alone', () => {
    for (const filters of [32, 35, 39, 9]) {
      const graph = network([1, 3, 8, 8], (g, x) => g.dense(g.pointwise(x, { filters }), { units: 10 }));
      assert.deepEqual(proposed(channelsAboveATile, graph), [], `${filters}`);
    }
  });

  it('says which number to use', () => {
    const graph = network([1, 3, 8, 8], (g, x) => g.dense(g.pointwise(x, { filters: 66 }), { units: 10 }));
    const { title, advice } = onlyProposal(channelsAboveATile, graph);
    assert.match(title, /^66 channels: 2 more/);
    assert.match(advice, /Use 64 channels/);
  });
});
