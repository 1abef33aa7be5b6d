import assert from 'node:assert/strict';
import { memoryOfOrder } from '../../../src/cost/peak-memory.js';
import { workingSet } from '../../../src/doctor/findings/working-set.js';
import { optimize } from '../../../src/networks/graph/passes/index.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { network, onlyProposal, proposed, sameOutput } from './proposed.js';

describe('finding: a working set beyond the cache', () => {
  it('proposes slices that compute the same with less memory, before the passes and after them', () => {
    const built = graphOf('mobilenet-v2', { width: 0.35, resolution: 96 });
    for (const graph of [built, optimize(built)]) {
      const { changed, forMemory } = onlyProposal(workingSet, graph, 2 ** 16);
      assert.ok(forMemory);
      assert.ok(memoryOfOrder(changed).bytes < memoryOfOrder(graph).bytes);
      sameOutput(graph, changed);
    }
  });

  it('takes the blocks that do not fit the cache, and the one at the peak', () => {
    const graph = graphOf('mobilenet-v2', { width: 0.35, resolution: 96 });
    const small = onlyProposal(workingSet, graph, 2 ** 30).nodes.length;
    const large = onlyProposal(workingSet, graph, 2 ** 16).nodes.length;
    assert.ok(small < large, `${small} and ${large}`);
  });

  it('leaves a network without such blocks alone', () => {
    const graph = network([1, 3, 64, 64], (g, x) =>
      g.pointwise(g.pointwise(x, { filters: 64 }), { filters: 3 }),
    );
    assert.deepEqual(proposed(workingSet, graph, 1), []);
  });
});
