import assert from 'node:assert/strict';
import { countGraph } from '../../../src/cost/counts.js';
import { unequalChannels } from '../../../src/doctor/findings/unequal-channels.js';
import { network, nodeOf, onlyProposal, proposed, runs } from './proposed.js';

/** A residual block of 1×1 convolutions from n channels to 6n and back. */
function block(narrow: number, wide: number) {
  return network([1, 3, 8, 8], (g, x) => {
    const before = g.conv2d(x, { filters: narrow, kernel: [3, 3], padding: 1 }, { name: 'stem' });
    const widened = g.activation('relu6', g.pointwise(before, { filters: wide }, { name: 'expand' }));
    const after = g.add(before, g.pointwise(widened, { filters: narrow }, { name: 'project' }));
    return g.dense(g.globalPool(after), { units: 5 });
  });
}

describe('finding: unequal channels', () => {
  it('proposes one number for both sides, at equal work', () => {
    const graph = block(16, 96);
    const { changed } = onlyProposal(unequalChannels, graph);
    const sizes = ['stem', 'expand', 'project'].map(name => nodeOf(changed, name).shape[1]);
    assert.equal(new Set(sizes).size, 1);
    assert.ok(sizes[0] > 16 && sizes[0] <= 40);
    const [before, after] = [graph, changed].map(one => countGraph(one).macs);
    assert.ok(after <= 1.02 * before && after > 0.8 * before, `${after} of ${before}`);
    runs(changed);
  });

  it('leaves channels alone that are nearly equal', () => {
    assert.deepEqual(proposed(unequalChannels, block(16, 32)), []);
  });
});
