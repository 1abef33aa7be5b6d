import assert from 'node:assert/strict';
import { parallelBranches } from '../../../src/doctor/findings/parallel-branches.js';
import { network, onlyProposal, opsOf, proposed, sameOutput } from './proposed.js';

describe('finding: branches side by side', () => {
  it('proposes one convolution with all filters, which computes the same', () => {
    const graph = network([1, 4, 6, 6], (g, x) => {
      const branches = [3, 5, 4].map(filters => g.pointwise(x, { filters, bias: true, activation: 'relu' }));
      return g.concat([
        branches[2],
        g.conv2d(branches[0], { filters: 2, kernel: [3, 3], padding: 1 }),
        branches[1],
      ]);
    });
    const { changed, nodes } = onlyProposal(parallelBranches, graph);
    assert.equal(nodes.length, 3);
    assert.deepEqual(
      opsOf(changed).filter(op => op.startsWith('pointwise')),
      ['pointwise 1×12×6×6'],
    );
    sameOutput(graph, changed);
  });

  it('leaves branches of different windows or activations alone', () => {
    const graph = network([1, 4, 6, 6], (g, x) =>
      g.concat([
        g.pointwise(x, { filters: 3 }),
        g.pointwise(x, { filters: 3, activation: 'relu' }),
        g.conv2d(x, { filters: 3, kernel: [3, 3], padding: 1 }),
      ]),
    );
    assert.deepEqual(proposed(parallelBranches, graph), []);
  });
});
