import assert from 'node:assert/strict';
import { leastMemoryOrder } from '../../src/cost/memory-order.js';
import { chainBoundBytes, memoryOfOrder, minimumMemory, naiveBytes } from '../../src/cost/peak-memory.js';
import { planArena } from '../../src/networks/graph/arena.js';
import { type Graph, opNodes } from '../../src/networks/graph/graph.js';
import { optimize, passes } from '../../src/networks/graph/passes/index.js';
import { rewrite } from '../../src/networks/graph/rewrite.js';
import { catalogue, graphOf } from '../../src/networks/models/catalogue.js';

const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(3);

/**
 * As TensorFlow Lite has it: batch norm folded, activations fused, sums with their own output, softmax at
 * the end.
 */
function asInTensorFlowLite(name: string): Graph {
  const graph = rewrite(graphOf(name), (node, { keep, builder }) => {
    const id = keep(node);
    return node.id === graphOf(name).output ? builder.softmax(id) : id;
  });
  return optimize(
    graph,
    passes.filter(pass => pass.name !== 'work-in-place'),
  );
}

describe('published memory of the MobileNets', () => {
  const published = [
    { name: 'mobilenet-v1', tensors: 30, naive: '19.248', bound: '4.594', int8: 1_204_224 },
    { name: 'mobilenet-v2', tensors: 65, naive: '26.313', bound: '5.742', int8: 1_505_280 },
  ];
  for (const { name, tensors, naive, bound, int8 } of published) {
    it(`is met by ${name}: naive ${naive} MiB, bound ${bound} MiB, ${int8} bytes in int8`, () => {
      const graph = asInTensorFlowLite(name);
      assert.equal(opNodes(graph).length, tensors);
      assert.equal(mebibytes(naiveBytes(graph)), naive);
      const { bytes, lowerBoundBytes } = minimumMemory(graph);
      assert.equal(mebibytes(bytes), bound);
      assert.equal(lowerBoundBytes, bytes);
      assert.equal(mebibytes(chainBoundBytes(graph)), bound);
      assert.equal(mebibytes(planArena(graph).bytes), bound);
      assert.equal(minimumMemory(graph, { elementBytes: 1 }).bytes, int8);
      assert.equal(planArena(graph, 1).bytes, int8);
    });
  }
});

/** Channels and kilobytes of 16-bit values, by side of the feature map. */
type Row = readonly [side: number, channels: number, kilobytes: number];

describe("MobileNetV2's Table 3", () => {
  const V1: readonly Row[] = [
    [112, 64, 1600],
    [56, 128, 800],
    [28, 256, 400],
    [14, 512, 200],
    [7, 1024, 199],
    [1, 1024, 2],
  ];
  const V2: readonly Row[] = [
    [112, 16, 400],
    [56, 32, 200],
    [28, 64, 100],
    [14, 160, 62],
    [7, 320, 32],
    [1, 1280, 2],
  ];

  const largest = (graph: Graph, side: number, counts: (name: string) => boolean = () => true) =>
    Math.max(
      ...opNodes(graph).flatMap(({ name, shape: [, channels, H] }) =>
        H === side && counts(name) ? [channels] : [],
      ),
    );
  const kilobytes = (side: number, channels: number) => (2 * side ** 2 * channels) / 1000;
  const near = (value: number, printed: number) => Math.abs(value - printed) <= 0.03 * printed;

  it('has the widest tensor of MobileNetV1 at each resolution, and one misprint: 199 for 100 kB at 7×7', () => {
    const graph = graphOf('mobilenet-v1');
    for (const [side, channels, printed] of V1) {
      assert.equal(largest(graph, side), channels);
      assert.equal(near(kilobytes(side, channels), printed), side !== 7, `${side}×${side}`);
    }
  });

  it('has, for MobileNetV2, only what is between bottlenecks, from 56×56 to 14×14 of the next resolution', () => {
    const graph = graphOf('mobilenet-v2');
    const ofBottleneck = (name: string) => /^bottleneck.*\/project\/bn$/.test(name);
    const widest = V2.map(([side]) => largest(graph, side, side === 1 ? undefined : ofBottleneck));
    assert.deepEqual(widest, [16, 24, 32, 96, 320, 1280]);
    const after = [24, 32, 64, 160];
    assert.deepEqual(
      V2.map(([, channels]) => channels),
      [16, ...after.slice(1), 320, 1280],
    );
    for (const [side, channels, printed] of V2.slice(0, 5)) {
      assert.ok(near(kilobytes(side, channels), printed), `${side}×${side}`);
    }
  });

  it('prints the largest row below: 1600 and 400 kB, or 800 and 200 kB where the first row is taken to be O(1)', () => {
    const max = (rows: readonly Row[]) => Math.max(...rows.map(([, , printed]) => printed));
    assert.deepEqual([max(V1), max(V2)], [1600, 400]);
    assert.deepEqual([max(V1.slice(1)), max(V2.slice(1))], [800, 200]);
  });
});

describe('M(G) of whole networks', () => {
  it('is exact for every family, and never below the simplified bound', () => {
    for (const { name } of catalogue) {
      for (const graph of [graphOf(name), optimize(graphOf(name))]) {
        const { bytes, lowerBoundBytes } = minimumMemory(graph);
        assert.equal(lowerBoundBytes, bytes, name);
        assert.ok(bytes >= chainBoundBytes(graph), name);
        assert.ok(bytes <= memoryOfOrder(graph).bytes, name);
        assert.ok(bytes <= planArena(leastMemoryOrder.apply(graph)).bytes, name);
      }
    }
  }).timeout(20_000);

  it('is reached by the order of the least-memory pass, which GhostNet needs', () => {
    const graph = optimize(graphOf('ghostnet'));
    const { bytes } = minimumMemory(graph);
    assert.ok(memoryOfOrder(graph).bytes > bytes);
    assert.equal(memoryOfOrder(leastMemoryOrder.apply(graph)).bytes, bytes);
  });
});
