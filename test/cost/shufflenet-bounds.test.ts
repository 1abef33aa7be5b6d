import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countGraph } from '../../src/cost/counts.js';
import {
  groupedMemoryAccessCost,
  memoryAccessLowerBound,
  pointwiseMacs,
  pointwiseMemoryAccessCost,
} from '../../src/cost/shufflenet-bounds.js';
import { bottleneckStack, groupedStack } from '../../src/networks/models/pointwise-stack.js';

const size = fc.integer({ min: 1, max: 600 });
const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) <= 1e-12 * expected, `${actual} is not ${expected}`);

describe("ShuffleNetV2's equations 1 and 2", () => {
  it('give the paper’s 128 → 128 layer on 56×56 its count and its bound', () => {
    const shape = { height: 56, width: 56, c1: 128, c2: 128 };
    assert.equal(pointwiseMacs(shape), 51_380_224);
    assert.equal(pointwiseMemoryAccessCost(shape), 819_200);
    near(memoryAccessLowerBound(56, 56, 51_380_224), 819_200);
  });

  it('have no cost below the bound, and reach the bound exactly where c1 = c2', () => {
    fc.assert(
      fc.property(size, size, size, size, (height, width, c1, c2) => {
        const shape = { height, width, c1, c2 };
        const bound = memoryAccessLowerBound(height, width, pointwiseMacs(shape));
        const cost = pointwiseMemoryAccessCost(shape);
        if (c1 === c2) near(cost, bound);
        else assert.ok(cost > bound, `${cost} against ${bound}`);
      }),
    );
  });

  it('agree with each other for grouped layers', () => {
    fc.assert(
      fc.property(size, size, size, size, fc.constantFrom(1, 2, 4, 8), (height, width, a, b, groups) => {
        const shape = { height, width, c1: a * groups, c2: b * groups, groups };
        near(
          groupedMemoryAccessCost(height, width, shape.c1, pointwiseMacs(shape), groups),
          pointwiseMemoryAccessCost(shape),
        );
      }),
    );
  });

  it('let the cost grow with the groups at a fixed input and fixed multiply-accumulates', () => {
    const costs = [1, 2, 4, 8].map(groups => groupedMemoryAccessCost(56, 56, 128, 51_380_224, groups));
    assert.deepEqual(costs, [819_200, 1_220_608, 2_023_424, 3_629_056]);
  });

  it('match the counts of the networks of guidelines 1 and 2', () => {
    const wide = { height: 56, width: 56, c1: 36, c2: 432 };
    const pair = countGraph(bottleneckStack(36, 432, 10));
    assert.equal(pair.macs, 20 * pointwiseMacs(wide));
    assert.equal(pair.memoryAccessCost, 20 * pointwiseMemoryAccessCost(wide));
    const grouped = { height: 56, width: 56, c1: 184, c2: 184, groups: 8 };
    const stack = countGraph(groupedStack(184, 8, 10, false));
    assert.equal(stack.macs, 10 * pointwiseMacs(grouped));
    assert.equal(stack.memoryAccessCost, 10 * pointwiseMemoryAccessCost(grouped));
  });

  it('refuse 180 channels in 8 groups, and lengths that are not positive integers', () => {
    const shape = { height: 56, width: 56, c1: 180, c2: 180, groups: 8 };
    assert.throws(() => pointwiseMacs(shape), /8 groups, expected a divisor of c1 = 180 and c2 = 180/);
    assert.throws(
      () => pointwiseMemoryAccessCost({ ...shape, c1: 0 }),
      /c1 is 0, expected a positive integer/,
    );
  });
});
