import assert from 'node:assert/strict';
import { lateChannels } from '../../../src/doctor/findings/late-channels.js';
import { network, onlyProposal, opsOf, proposed, runs } from './proposed.js';

describe('finding: late channels', () => {
  it('proposes the pool before the wide 1×1 convolution', () => {
    const graph = network([1, 8, 7, 7], (g, x) => {
      const wide = g.activation('relu', g.batchNorm(g.pointwise(x, { filters: 32 })));
      return g.dense(g.globalPool(wide), { units: 5 });
    });
    const { changed } = onlyProposal(lateChannels, graph);
    assert.deepEqual(opsOf(changed), [
      'globalPool 1×8×1×1',
      'pointwise 1×32×1×1',
      'batchNorm 1×32×1×1',
      'relu 1×32×1×1',
      'dense 1×5',
    ]);
    runs(changed);
  });

  it('leaves a window before the pool alone, and a map that others read', () => {
    const window = network([1, 8, 7, 7], (g, x) => g.globalPool(g.conv2d(x, { filters: 8, kernel: [3, 3] })));
    const read = network([1, 8, 7, 7], (g, x) => {
      const wide = g.pointwise(x, { filters: 8 });
      return g.multiply(wide, g.globalPool(wide));
    });
    assert.deepEqual([...proposed(lateChannels, window), ...proposed(lateChannels, read)], []);
  });
});
