import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  chainBoundBytes,
  type MemoryUse,
  memoryOfOrder,
  minimumMemory,
  naiveBytes,
} from '../../src/cost/peak-memory.js';
import { planArena } from '../../src/networks/graph/arena.js';
import { type Graph, type GraphNode, opNodes } from '../../src/networks/graph/graph.js';
import { bottleneck } from '../../src/networks/models/bottleneck.js';

/** A tensor of `size` elements computed from the nodes `of`; without any, it is the graph's input. */
interface Made {
  readonly size: number;
  readonly of?: readonly number[];
  readonly overwrites?: number;
}

/** A graph whose shapes and edges are all that matters; the output is its last node. */
function graphOf(...made: readonly Made[]): Graph {
  const nodes = made.map(({ size, of: inputs, overwrites }, id): GraphNode => {
    const name = `n${id}`;
    if (!inputs) return { kind: 'input', id, name, shape: [size] };
    const node = { kind: 'op' as const, id, name, op: 'add' as const, parameters: {}, weightShapes: [] };
    return { ...node, inputs, shape: [size], ...(overwrites !== undefined && { overwrites }) };
  });
  return { name: 'small', nodes, output: nodes.length - 1 };
}

const elements = (use: MemoryUse) => use.bytes / 4;

/** Two branches from one input: peak 10 leaving 5, and peak 12 leaving 1. The second should run first. */
const branches = graphOf(
  { size: 1 },
  { size: 9, of: [0] },
  { size: 5, of: [1] },
  { size: 12, of: [0] },
  { size: 1, of: [3] },
  { size: 1, of: [2, 4] },
);

describe('peak memory', () => {
  it('in the given order is the largest sum of what a step writes and what is still read', () => {
    assert.deepEqual(memoryOfOrder(branches), { bytes: 4 * (1 + 5 + 12), order: [1, 2, 3, 4, 5], step: 2 });
  });

  it('over all orders begins with the branch that leaves less behind', () => {
    assert.deepEqual(minimumMemory(branches), {
      bytes: 4 * (1 + 9 + 5),
      order: [3, 4, 1, 2, 5],
      step: 3,
      lowerBoundBytes: 4 * (1 + 9 + 5),
    });
  });

  it('depends on the order although no single op needs that much', () => {
    assert.equal(chainBoundBytes(branches), 4 * (9 + 5));
    assert.ok(chainBoundBytes(branches) < minimumMemory(branches).bytes);
  });

  it('of a chain is the simplified bound', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(sizes, all => {
        const chain = graphOf(...all.map((size, i) => (i === 0 ? { size } : { size, of: [i - 1] })));
        const pairs = all.slice(1).map((size, i) => size + all[i]);
        assert.equal(elements(minimumMemory(chain)), Math.max(...pairs));
        assert.equal(minimumMemory(chain).bytes, chainBoundBytes(chain));
      }),
    );
  });

  it('counts an in-place op once, and runs it only after the other readers of what it overwrites', () => {
    const graph = graphOf(
      { size: 8 },
      { size: 8, of: [0], overwrites: 0 },
      { size: 1, of: [0] },
      { size: 1, of: [1, 2] },
    );
    assert.throws(() => memoryOfOrder(graph), /node 1 of small still waits/);
    assert.deepEqual(minimumMemory(graph).order, [2, 1, 3]);
    assert.deepEqual([minimumMemory(graph).bytes, minimumMemory(graph).step], [4 * (8 + 1 + 1), 2]);
    assert.equal(chainBoundBytes(graph), 4 * 10);
  });

  it('refuses in-place ops that wait for each other', () => {
    const graph = graphOf(
      { size: 8 },
      { size: 8, of: [0], overwrites: 0 },
      { size: 8, of: [0], overwrites: 0 },
      { size: 8, of: [1, 2] },
    );
    assert.throws(() => minimumMemory(graph), /has in-place ops that wait for each other/);
  });

  it("adds an op's own memory while it runs", () => {
    const internal = (node: { id: number }) => (node.id === 5 ? 400 : 0);
    const use = minimumMemory(branches, { internal });
    assert.deepEqual([use.bytes, use.step], [400 + 4 * (5 + 1 + 1), 4]);
    assert.equal(chainBoundBytes(branches, { internal }), 400 + 4 * 7);
  });

  it('keeps the output to the end even if no later op reads it', () => {
    const graph = { ...graphOf({ size: 1 }, { size: 6, of: [0] }, { size: 7, of: [0] }), output: 1 };
    assert.equal(elements(memoryOfOrder(graph)), 1 + 6 + 7);
    assert.equal(elements(minimumMemory(graph)), 1 + 7);
  });

  it('keeps every output to the end, and every input from the start to its last reader', () => {
    const graph = graphOf(
      { size: 1 },
      { size: 20 },
      { size: 6, of: [0] },
      { size: 1, of: [2] },
      { size: 9, of: [1] },
    );
    assert.equal(elements(memoryOfOrder(graph)), 20 + 9);
    const both = { ...graph, outputs: [4, 2] };
    assert.equal(elements(memoryOfOrder(both)), 20 + 6 + 9);
    assert.equal(elements(minimumMemory(both)), 1 + 20 + 9); // the large input goes first
  });

  it('counts values of the given number of bytes', () => {
    assert.equal(minimumMemory(branches, { elementBytes: 1 }).bytes, 1 + 9 + 5);
    assert.equal(memoryOfOrder(branches, undefined, { elementBytes: 1 }).bytes, 1 + 5 + 12);
    assert.equal(chainBoundBytes(branches, { elementBytes: 2 }), 2 * (9 + 5));
    assert.equal(naiveBytes(branches, { elementBytes: 1 }), 9 + 5 + 12 + 1 + 1);
    assert.equal(naiveBytes(branches), 4 * (9 + 5 + 12 + 1 + 1));
  });

  it('refuses orders that cannot run', () => {
    assert.throws(() => memoryOfOrder(branches, [2, 1, 3, 4, 5]), /node 2 of small still waits for an op/);
    assert.throws(() => memoryOfOrder(branches, [1, 1]), /node 1 of small has already run/);
    assert.throws(() => memoryOfOrder(branches, [0]), /node 0 of small is not an op/);
    assert.throws(() => memoryOfOrder(branches, [1, 2]), /order has 2 ops, expected all 5/);
  });

  it('searches 20 ops that may run in any order', () => {
    const sizes = Array.from({ length: 19 }, (_, i) => i + 1);
    const graph = graphOf({ size: 1 }, ...sizes.map(size => ({ size, of: [0] })), { size: 1, of: sizes });
    assert.equal(elements(minimumMemory(graph)), (19 * 20) / 2 + 1);
  }).timeout(20_000);

  it('of blocks in sequence is searched block by block, however many there are', () => {
    const made: Made[] = [{ size: 1 }];
    for (let block = 0; block < 40; block++) {
      const from = made.length - 1;
      const [a, b, c] = [from + 1, from + 3, from + 5];
      made.push(
        { size: 5, of: [from] },
        { size: 3, of: [a] },
        { size: 12, of: [from] },
        { size: 1, of: [b] },
        { size: 1, of: [a + 1, c - 1] },
      );
    }
    const { bytes, lowerBoundBytes } = minimumMemory(graphOf(...made));
    // the second branch first: 1 + 12 + 1; then the other beside what it leaves: 1 + 5 + 1, 1 + 5 + 3
    assert.deepEqual([bytes, lowerBoundBytes], [4 * 14, 4 * 14]);
  });

  it('of a graph that is too wide to search has a lower bound and an order that runs', () => {
    const width = 24;
    const made: Made[] = [{ size: 1 }];
    for (let i = 0; i < width; i++) made.push({ size: 10, of: [0] }, { size: 1 + i, of: [2 * i + 1] });
    made.push({ size: 1, of: Array.from({ length: width }, (_, i) => 2 * i + 2) });
    const graph = graphOf(...made);
    const { bytes, lowerBoundBytes, order } = minimumMemory(graph);
    assert.equal(memoryOfOrder(graph, order).bytes, bytes);
    const narrow = (width * (width + 1)) / 2;
    assert.equal(lowerBoundBytes, 4 * (narrow + 1)); // when the last op runs, all narrow tensors are there
    assert.ok(lowerBoundBytes <= bytes && bytes <= 4 * (narrow + 1 + 10));
    assert.ok(bytes <= memoryOfOrder(graph).bytes);
  });

  it('is the least over all permutations of a small random graph', () => {
    const graphs = fc
      .tuple(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(), fc.nat(), fc.boolean()), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 2 }),
      )
      .map(([ops, second, more]) => {
        const made: Made[] = second ? [{ size: 3 }, { size: 5 }] : [{ size: 3 }];
        for (const [size, a, b, inPlace] of ops) {
          const inputs = [...new Set([a % made.length, b % made.length])];
          const target = made[inputs[0]];
          const free = made.every(other => !(other.overwrites === 0 && other.of![0] === inputs[0]));
          made.push(
            inPlace && free ? { size: target.size, of: inputs, overwrites: 0 } : { size, of: inputs },
          );
        }
        const graph = graphOf(...made);
        const outputs = [graph.output, ...more.map(number => number % made.length)];
        return { ...graph, outputs: [...new Set(outputs)] };
      });
    let compared = 0;
    fc.assert(
      fc.property(graphs, graph => {
        const peaks = permutations(opNodes(graph).map(node => node.id)).flatMap(order => {
          try {
            return memoryOfOrder(graph, order).bytes;
          } catch {
            return [];
          }
        });
        if (peaks.length === 0) {
          assert.throws(() => minimumMemory(graph), /wait for each other/);
          return;
        }
        compared++;
        const { bytes, order, lowerBoundBytes } = minimumMemory(graph);
        assert.equal(bytes, Math.min(...peaks));
        assert.equal(lowerBoundBytes, bytes);
        assert.equal(memoryOfOrder(graph, order).bytes, bytes);
        assert.ok(chainBoundBytes(graph) <= bytes);
      }),
    );
    assert.ok(compared > 25, `only ${compared} graphs could run`);
  });

  it('is a lower bound for the arena that is actually planned', () => {
    const block = { name: 'b', side: 8, channels: 4, expanded: 24, filters: 6, stride: 2 } as const;
    for (const t of [1, 2, 4]) {
      const graph = bottleneck(block, t);
      const { bytes } = memoryOfOrder(graph);
      assert.ok(planArena(graph).bytes >= bytes);
      assert.ok(minimumMemory(graph).bytes <= bytes);
    }
  });
});

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap(first =>
    permutations(items.filter(item => item !== first)).map(rest => [first, ...rest]),
  );
}
