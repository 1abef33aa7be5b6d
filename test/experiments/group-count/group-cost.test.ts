import assert from 'node:assert/strict';
import { growthOfBoth, growthOfOutput } from '../../../experiments/group-count/group-cost.js';
import { countGraph } from '../../../src/cost/counts.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';

/** A 1×1 convolution on 56×56 pixels; its work and memory access cost. */
function counted(channels: number, filters: number, groups: number) {
  const g = new GraphBuilder('layer');
  const x = g.input([1, channels, 56, 56]);
  return countGraph(
    g.build(groups === 1 ? g.pointwise(x, { filters }) : g.groupedPointwise(x, { filters, groups })),
  );
}

describe('the memory access cost of groups at the same work', () => {
  const layer = { side: 56, channels: 64 };
  const plain = counted(64, 64, 1);

  it('grows as that of counted layers with g times the output, or √g times input and output', () => {
    for (const [grown, growth] of [
      [counted(64, 256, 4), growthOfOutput(layer, 4)],
      [counted(128, 128, 4), growthOfBoth(layer, 4)],
      [counted(64, 1024, 16), growthOfOutput(layer, 16)],
      [counted(256, 256, 16), growthOfBoth(layer, 16)],
    ] as const) {
      assert.equal(grown.macs, plain.macs);
      assert.ok(Math.abs(growth / (grown.memoryAccessCost / plain.memoryAccessCost) - 1) < 1e-12);
    }
  });

  it('is that without groups for one group', () => {
    assert.equal(growthOfOutput(layer, 1), 1);
    assert.equal(growthOfBoth(layer, 1), 1);
  });
});
