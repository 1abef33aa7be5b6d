import assert from 'node:assert/strict';
import { unfusedActivation } from '../../../src/doctor/findings/unfused-activation.js';
import { optimize } from '../../../src/networks/graph/passes/index.js';
import { network, onlyProposal, opsOf, proposed, sameOutput } from './proposed.js';

describe('finding: an activation that is not fused', () => {
  it('proposes to fuse it, with the batch norms before it folded', () => {
    for (const norm of [false, true]) {
      const graph = network([1, 3, 6, 6], (g, x) => {
        const layer = g.pointwise(x, { filters: 4 });
        return g.activation('relu', norm ? g.batchNorm(layer) : layer, { name: 'relu' });
      });
      const { changed, nodes } = onlyProposal(unfusedActivation, graph);
      assert.equal(nodes.length, norm ? 2 : 1);
      assert.deepEqual(opsOf(changed), ['pointwise 1×4×6×6']);
      sameOutput(graph, changed);
      assert.deepEqual(proposed(unfusedActivation, optimize(graph)), []);
    }
  });

  it('leaves an activation alone that stands before a convolution', () => {
    const graph = network([1, 3, 6, 6], (g, x) =>
      g.pointwise(g.activation('relu', g.globalPool(x)), { filters: 4 }),
    );
    assert.deepEqual(proposed(unfusedActivation, graph), []);
  });
});
