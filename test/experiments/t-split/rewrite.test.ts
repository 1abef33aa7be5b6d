import assert from 'node:assert/strict';
import { invertedResiduals, networkSplits, tSplit } from '../../../experiments/t-split/rewrite.js';
import { countGraph } from '../../../src/cost/counts.js';
import { memoryOfOrder, minimumMemory } from '../../../src/cost/peak-memory.js';
import { planArena } from '../../../src/networks/graph/arena.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { type Graph, opNodes } from '../../../src/networks/graph/graph.js';
import { optimize } from '../../../src/networks/graph/passes/index.js';
import { type BottleneckBlock, bottleneck } from '../../../src/networks/models/bottleneck.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { type PlatformName, platformNames } from '../../../src/networks/platforms.js';
import { relativeError, TOLERANCE } from '../../../src/tensors/compare.js';
import { outputOf } from '../../networks/graph/run-graph.js';

const SEED = 3;
const block: BottleneckBlock = { name: 'b', side: 8, channels: 6, expanded: 10, filters: 4, stride: 2 };

function assertSameOutput(actual: Graph, expected: Graph, platform: PlatformName, what: string) {
  const error = relativeError(outputOf(actual, platform, SEED), outputOf(expected, 'reference', SEED));
  assert.ok(error <= TOLERANCE, `${what} on ${platform}: ${error}`);
}

/** A block with everything that a slice has to cut: biases, batch norms, PReLU, an activation at the end. */
function rich(): Graph {
  const g = new GraphBuilder('rich');
  const x = g.input([1, 4, 6, 6]);
  let y = g.pointwise(x, { filters: 7, bias: true });
  y = g.prelu(g.batchNorm(y));
  y = g.batchNorm(g.depthwise(y, { kernel: [3, 3], padding: 1, bias: true }));
  y = g.activation('hSwish', y);
  y = g.pointwise(y, { filters: 4, bias: true, activation: 'relu' });
  return g.build(g.add(g.batchNorm(y), x));
}

describe('invertedResiduals', () => {
  it('finds the 16 blocks of MobileNetV2 that expand, before and after folding', () => {
    for (const graph of [graphOf('mobilenet-v2'), optimize(graphOf('mobilenet-v2'))]) {
      const found = invertedResiduals(graph);
      assert.equal(found.length, 16);
      assert.deepEqual(
        found.slice(0, 2).map(({ expand, project, expanded }) => [expand.name, project.name, expanded]),
        [
          ['bottleneck2.1/expand/conv', 'bottleneck2.1/project/conv', 96],
          ['bottleneck2.2/expand/conv', 'bottleneck2.2/project/conv', 144],
        ],
      );
    }
  });

  it('leaves out blocks with squeeze-and-excite, for it mixes the channels', () => {
    const found = invertedResiduals(graphOf('mobilenet-v3')).map(({ expand }) => expand.name);
    const excited = opNodes(graphOf('mobilenet-v3')).filter(({ op }) => op === 'multiply');
    assert.ok(excited.length > 0 && found.length > 0);
    for (const { name } of excited)
      assert.ok(!found.some(other => other.startsWith(`${name.split('/')[0]}/`)));
  });
});

describe('the t-split as a rewriting', () => {
  it('of a block is the block that is written in slices: the same memory and multiply-accumulates', () => {
    for (const t of [1, 2, 3, 10]) {
      const [rewritten, written] = [tSplit(t).apply(bottleneck(block, 1)), bottleneck(block, t)];
      assert.deepEqual(
        opNodes(rewritten).map(({ op, shape, overwrites }) => [op, shape, overwrites]),
        opNodes(written).map(({ op, shape, overwrites }) => [op, shape, overwrites]),
      );
      assert.equal(memoryOfOrder(rewritten).bytes, memoryOfOrder(written).bytes);
      assert.equal(countGraph(rewritten).macs, countGraph(bottleneck(block, 1)).macs);
    }
  });

  for (const platform of platformNames) {
    it(`keeps the output for any t, before and after the other passes (${platform})`, () => {
      for (const t of [1, 2, 3, 7, 100]) {
        assertSameOutput(tSplit(t).apply(rich()), rich(), platform, `t = ${t}`);
        assertSameOutput(optimize(tSplit(t).apply(rich())), rich(), platform, `t = ${t}, then passes`);
        assertSameOutput(tSplit(t).apply(optimize(rich())), rich(), platform, `passes, then t = ${t}`);
      }
    });
  }

  it('keeps the output of a whole network', () => {
    const graph = graphOf('mobilenet-v2', { resolution: 32, width: 0.35 });
    const split = tSplit(4).apply(optimize(graph));
    assert.ok(opNodes(split).length > opNodes(optimize(graph)).length);
    const error = relativeError(outputOf(split, 'wasm', SEED), outputOf(graph, 'typescript', SEED));
    assert.ok(error <= TOLERANCE, `${error}`);
  });

  it('takes the number of slices of each block from a function, and refuses 0', () => {
    const graph = graphOf('mobilenet-v2', { resolution: 32 });
    const only = tSplit(({ expanded }) => (expanded === 96 ? 3 : 1)).apply(graph);
    const slices = opNodes(only).filter(({ name }) => /slice/.test(name));
    assert.equal(slices.length, 3 * 7); // convolution, batch norm, ReLU6, twice, and the projection
    assert.throws(() => tSplit(0).apply(graph), /slices: t is 0, expected an integer from 1 to n = 96/);
  });
});

describe('networkSplits', () => {
  it('shows what the split does to the peak of MobileNetV2: less, until the stem is the peak', () => {
    const graph = optimize(graphOf('mobilenet-v2'));
    const rows = networkSplits(graph, [1, 2, 3, 8]);
    // without: the expansion and the depthwise output of block 2, 112²·96 + 56²·96
    assert.equal(rows[0].peakBytes, 4 * (112 ** 2 * 96 + 56 ** 2 * 96));
    assert.equal(rows[0].peakBytes, minimumMemory(graph).bytes);
    // in two slices: the input of the block, 112²·16, half of both, and the sum 56²·24 of the first slice
    assert.equal(rows[1].peakBytes, 4 * (112 ** 2 * 16 + 112 ** 2 * 48 + 56 ** 2 * 48));
    // from three slices on: the 32 channels of the stem, before and after the first depthwise convolution
    assert.equal(rows[2].peakBytes, 4 * 2 * 112 ** 2 * 32);
    assert.equal(rows[3].peakBytes, rows[2].peakBytes);
    for (const { t, arenaBytes, peakBytes } of rows) {
      assert.ok(arenaBytes >= peakBytes);
      assert.equal(arenaBytes, planArena(tSplit(t).apply(graph)).bytes);
    }
  });
});
