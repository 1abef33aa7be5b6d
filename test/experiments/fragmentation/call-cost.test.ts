import assert from 'node:assert/strict';
import { nasnetCell, onePath, regularBlock, SIDE } from '../../../experiments/fragmentation/blocks.js';
import {
  callsOf,
  fitPoints,
  fitTimes,
  pairedCallNs,
  slowdownOf,
} from '../../../experiments/fragmentation/call-cost.js';
import { sweeps } from '../../../experiments/fragmentation/stacks.js';
import { countGraph } from '../../../src/cost/counts.js';
import { type Graph, opNodes } from '../../../src/networks/graph/graph.js';
import { fragmentedStack } from '../../../src/networks/models/fragments.js';
import { inceptionModule } from '../../../src/networks/models/inception-3a.js';

describe('the cost of a call, fitted to Table 3', () => {
  it('finds the two constants that times were made with, and none where they were made with work alone', () => {
    // 2 ns a multiply-accumulate and 3 ns a call: 10 and 1 take 23 ns, 4 and 5 take 23 ns, 1 and 2 take 8 ns.
    const points = [
      [10, 1, 23],
      [4, 5, 23],
      [1, 2, 8],
    ].map(([macs, calls, ns]) => ({ work: macs / ns, other: calls / ns }));
    const { nsPerMac, nsPerOther, spread } = fitPoints(points);
    assert.ok(Math.abs(nsPerMac - 2) < 1e-12 && Math.abs(nsPerOther - 3) < 1e-12 && spread < 1e-12);
    // Times of 1 and 3 ns for the same work: Σ (a / 1 − 1)² + (a / 3 − 1)² is least at (4 / 3) / (10 / 9) = 1.2.
    const alone = fitPoints([
      { work: 1, other: 0 },
      { work: 1 / 3, other: 0 },
    ]);
    assert.ok(Math.abs(alone.nsPerMac - 1.2) < 1e-12);
    assert.equal(alone.nsPerOther, 0);
    assert.ok(Math.abs(alone.spread - Math.sqrt((0.2 ** 2 + 0.6 ** 2) / 2)) < 1e-12);
  });

  it('describes the ARM core by its work', () => {
    // 10 · 56² · 64² multiply-accumulates in 1 / 40.2 s are 0.194 ns each; those of ×4 in 1 / 2.3 s are 0.212 ns.
    const { nsPerMac } = fitTimes('ARM', 'work');
    assert.ok(nsPerMac > 0.19 && nsPerMac < 0.25, String(nsPerMac));
  });

  it('is not the same for all pairs of printed speeds', () => {
    const gpu = sweeps.find(({ suite }) => suite === 'gpu-x1')!;
    // (10⁹ / 752 − 10⁹ / 2446) / 30 ns in series, (10⁹ / 691 − 10⁹ / 2446) / 60 ns in parallel.
    assert.ok(Math.abs(pairedCallNs(gpu, '4-series') - 30_698) < 1);
    assert.ok(Math.abs(pairedCallNs(gpu, '4-parallel') - 17_305) < 1);
  });

  it('makes fragments as slow as their number of calls where work is nothing, and not slower where calls are', () => {
    assert.equal(callsOf(4, 'series'), 4);
    assert.equal(callsOf(4, 'parallel'), 7);
    assert.equal(slowdownOf(7, 0), 1);
    // (1 + 7 · 1) / (1 + 1)
    assert.equal(slowdownOf(7, 1), 4);
    assert.equal(slowdownOf(4, 1, 2), 3);
    assert.ok(Math.abs(slowdownOf(7, 1e9) - 7) < 1e-6);
  });
});

const ops = (graph: Graph) => opNodes(graph).length;

describe('fragmented blocks', () => {
  it('do the work of the whole one, with more memory access', () => {
    // 14² · 8² multiply-accumulates.
    const whole = fragmentedStack({ channels: 8, fragments: 1, arrangement: 'series' }, 1, { side: 14 });
    const series = fragmentedStack({ channels: 4, fragments: 4, arrangement: 'series' }, 1, { side: 14 });
    const parallel = fragmentedStack({ channels: 4, fragments: 4, arrangement: 'parallel' }, 1, { side: 14 });
    for (const graph of [whole, series, parallel]) assert.equal(countGraph(graph).macs, 12_544);
    assert.deepEqual([whole, series, parallel].map(ops), [1, 4, 7]);
    // 2 · 196 · 8 + 64; four times 2 · 196 · 4 + 16; and three sums of 3 · 196 · 4.
    assert.equal(countGraph(whole).memoryAccessCost, 3200);
    assert.equal(countGraph(series).memoryAccessCost, 6336);
    assert.equal(countGraph(parallel).memoryAccessCost, 6336 + 7056);
  });

  it('of published networks do the work of the regular ones beside them to within 1 %', () => {
    for (const [block, regular] of [
      [inceptionModule(SIDE), onePath()],
      [nasnetCell(), regularBlock()],
    ]) {
      const ratio = countGraph(block).macs / countGraph(regular).macs;
      assert.ok(Math.abs(ratio - 1) < 0.01, `${block.name}: ${ratio}`);
    }
    // Six convolutions with their batch norms and ReLUs, a pool and a concatenation.
    assert.equal(ops(inceptionModule(SIDE)), 8);
    // Five separable convolutions and three pools are 13 operators; five sums and a concatenation join them.
    assert.equal(ops(nasnetCell()), 13 + 6);
  });
});
