import assert from 'node:assert/strict';
import { unfusedBatchNorm } from '../../../src/doctor/findings/unfused-batch-norm.js';
import { network, onlyProposal, opsOf, proposed, sameOutput } from './proposed.js';

describe('finding: a batch norm that is not fused', () => {
  it('proposes the folded network, which computes the same', () => {
    const graph = network([1, 3, 6, 6], (g, x) =>
      g.batchNorm(g.depthwise(g.batchNorm(g.pointwise(x, { filters: 4 })), { kernel: [3, 3] })),
    );
    const { changed, nodes } = onlyProposal(unfusedBatchNorm, graph);
    assert.equal(nodes.length, 2);
    assert.deepEqual(opsOf(changed), ['pointwise 1×4×6×6', 'depthwise 1×4×4×4']);
    sameOutput(graph, changed);
  });

  it('leaves one alone that no convolution stands before', () => {
    const graph = network([1, 3, 6, 6], (g, x) => g.pointwise(g.batchNorm(x), { filters: 4 }));
    assert.deepEqual(proposed(unfusedBatchNorm, graph), []);
  });
});
