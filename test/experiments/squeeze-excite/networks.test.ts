import assert from 'node:assert/strict';
import { blockGraph, STAGES, squeezedOf } from '../../../experiments/squeeze-excite/blocks.js';
import { trafficOf } from '../../../experiments/squeeze-excite/exact.js';
import {
  LARGE,
  withoutSqueezeExcite,
  withSqueezeExcite,
} from '../../../experiments/squeeze-excite/networks.js';
import { countGraph } from '../../../src/cost/counts.js';
import { type Graph, opNodes } from '../../../src/networks/graph/graph.js';
import { optimize } from '../../../src/networks/graph/passes/index.js';
import { removeDeadNodes } from '../../../src/networks/graph/passes/remove-dead-nodes.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';

const count = (graph: Graph, op: string) => opNodes(graph).filter(node => node.op === op).length;

describe('networks with and without squeeze-and-excite', () => {
  it('are ShuffleNetV1 with one at the end of each of 16 branches', () => {
    const raw = graphOf('shufflenet-v1', { groups: 3, width: 0.5, resolution: 32 });
    const excited = withSqueezeExcite(raw);
    assert.equal(count(excited, 'globalPool') - count(raw, 'globalPool'), 16);
    assert.equal(count(excited, 'multiply'), 16);
    const unit = opNodes(excited).map(({ name }) => name);
    assert.ok(unit.indexOf('stage2/unit2/se/scale') < unit.indexOf('stage2/unit2/add'));
  });

  it('are MobileNetV3 without its 8 or 9, and without what computed their factors', () => {
    for (const [size, blocks] of [
      ['large', 8],
      ['small', 9],
    ] as const) {
      const whole = graphOf('mobilenet-v3', { size, resolution: 32 });
      const bare = removeDeadNodes(withoutSqueezeExcite(whole));
      assert.equal(count(whole, 'multiply'), blocks);
      assert.equal(count(bare, 'multiply'), 0);
      // That of the head remains.
      assert.equal(count(bare, 'globalPool'), 1);
    }
  });
});

describe('ShuffleNet 2× as it is deployed', () => {
  it('moves 37 % more elements with squeeze-and-excite, for half a per cent more work', () => {
    const [without, excited] = [LARGE.pairs[0].without(), LARGE.pairs[0].with()].map(graph =>
      countGraph(optimize(graph)),
    );
    assert.equal(without.memoryAccessCost, 32_449_912);
    assert.equal(excited.memoryAccessCost, 44_598_745);
    assert.ok(excited.macs / without.macs < 1.005);
  });
});

describe('what squeeze-and-excite moves', () => {
  it('is three passes, two matrices and the vectors between', () => {
    // 4 pixels, 8 channels, 2 inside.
    const traffic = { pool: 32 + 8, convolutions: 8 + 16 + 2 + 2 + 2 + 16 + 8 + 8, multiply: 32 + 8 + 32 };
    assert.deepEqual(trafficOf(2, 8, 2), traffic);
  });

  it('is what a block has more with it', () => {
    for (const stage of STAGES) {
      const of = (form: 'plain' | 'se') => countGraph(blockGraph(stage, form)).memoryAccessCost;
      const { pool, convolutions, multiply } = trafficOf(stage.side, stage.expanded, squeezedOf(stage));
      assert.equal(of('se') - of('plain'), pool + convolutions + multiply);
    }
  });
});
