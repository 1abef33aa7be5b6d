import assert from 'node:assert/strict';
import { paddedPointwise } from '../../../src/doctor/findings/padded-pointwise.js';
import { network, onlyProposal, opsOf, proposed, runs } from './proposed.js';

describe('finding: a 1×1 convolution that pads', () => {
  it('proposes it without padding, as a plain 1×1 convolution where it is one', () => {
    for (const [stride, op] of [
      [1, 'pointwise 1×8×9×9'],
      [2, 'conv2d 1×8×5×5'],
    ] as const) {
      const graph = network([1, 4, 9, 9], (g, x) => {
        const padded = g.conv2d(x, { filters: 8, kernel: [1, 1], padding: 1, stride, bias: true });
        return g.dense(g.globalPool(padded), { units: 3 });
      });
      const { changed } = onlyProposal(paddedPointwise, graph);
      assert.equal(opsOf(changed)[0], op);
      runs(changed);
    }
  });

  it('leaves it alone where the size of the output would change, or nothing is padded', () => {
    for (const padding of [0, 1]) {
      const graph = network([1, 4, 9, 9], (g, x) => g.conv2d(x, { filters: 8, kernel: [1, 1], padding }));
      assert.deepEqual(proposed(paddedPointwise, graph), []);
    }
  });
});
