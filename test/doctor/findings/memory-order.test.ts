import assert from 'node:assert/strict';
import { memoryOfOrder } from '../../../src/cost/peak-memory.js';
import { memoryOrder } from '../../../src/doctor/findings/memory-order.js';
import { network, onlyProposal, proposed, sameOutput } from './proposed.js';

describe('finding: an order of ops that holds much', () => {
  it('proposes a better one that computes the same', () => {
    // Both wide maps are alive at once, although each could be narrowed before the other is made.
    const graph = network([1, 2, 8, 8], (g, x) => {
      const [a, b] = ['a', 'b'].map(name => g.pointwise(x, { filters: 32 }, { name }));
      return g.add(g.pointwise(a, { filters: 2 }), g.pointwise(b, { filters: 2 }));
    });
    const { changed, forMemory } = onlyProposal(memoryOrder, graph);
    assert.ok(forMemory);
    assert.ok(memoryOfOrder(changed).bytes < 0.7 * memoryOfOrder(graph).bytes);
    sameOutput(graph, changed);
  });

  it('leaves the best order alone', () => {
    const chain = network([1, 2, 8, 8], (g, x) =>
      g.pointwise(g.pointwise(x, { filters: 32 }), { filters: 2 }),
    );
    assert.deepEqual(proposed(memoryOrder, chain), []);
  });
});
