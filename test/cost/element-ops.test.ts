import assert from 'node:assert/strict';
import { countGraph } from '../../src/cost/counts.js';
import { elementOpsOf } from '../../src/cost/element-ops.js';
import { networkCost } from '../../src/cost/network-cost.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { catalogue, graphOf } from '../../src/networks/models/catalogue.js';

/** A small network of every purpose: 2 × 4 × 4 values, then 2 × 2 × 2, then 2. */
function toy() {
  const g = new GraphBuilder('toy');
  const x = g.input([1, 2, 4, 4]);
  const normed = g.batchNorm(g.pointwise(x, { filters: 2, activation: 'relu' }));
  const pooled = g.maxPool(g.add(x, g.activation('relu', normed)), { kernel: [2, 2] });
  const mean = g.globalPool(pooled);
  return g.build(g.softmax(g.dense(g.multiply(pooled, mean), { units: 3 })));
}

describe('element operations', () => {
  it('are divided by purpose', () => {
    assert.deepEqual(elementOpsOf(toy()), {
      batchNorm: 32,
      activations: 32 + 32 + 3, // the fused ReLU, the other one, softmax
      pools: 8 * 4 + 8,
      sums: 32 + 8,
    });
  });

  it('add up to the count of the graph, for every family of networks', () => {
    for (const { name, smallest } of catalogue) {
      const graph = graphOf(name, smallest);
      const together = Object.values(elementOpsOf(graph)).reduce((sum, ops) => sum + ops, 0);
      assert.equal(together, countGraph(graph).elementOps, name);
    }
  });
});

describe('the cost of a network', () => {
  it('consists of its layers, its counts and its peak activation memory', () => {
    const cost = networkCost(toy());
    assert.deepEqual([cost.layers, cost.macs, cost.parameters], [2, 32 * 2 + 8 * 3, 4 + 4 + 24]);
    // The input, which is read once more by the sum, the normed map, and the sum.
    assert.deepEqual([cost.peakBytes, cost.peakLowerBoundBytes], [3 * 32 * 4, 3 * 32 * 4]);
  });
});
