import assert from 'node:assert/strict';
import fc from 'fast-check';
import { memoryOfOrder } from '../../../src/cost/peak-memory.js';
import { placeAll, planArena } from '../../../src/networks/graph/arena.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { lifetime, liveness } from '../../../src/networks/graph/liveness.js';
import { optimize } from '../../../src/networks/graph/passes/index.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import type { Platform } from '../../../src/networks/platform.js';
import { platforms } from '../../../src/networks/platforms.js';
import { bytes } from '../../../src/tensors/tensor.js';
import { randomGraphs } from './random-graph.js';

/** 1×1 convolutions in a row, to these numbers of channels; one pixel holds 64 bytes a channel. */
function chain(...channels: readonly number[]): Graph {
  const g = new GraphBuilder('chain');
  const [first, ...rest] = channels;
  let x = g.input([1, first, 4, 4]);
  for (const filters of rest) x = g.pointwise(x, { filters });
  return g.build(x);
}

describe('planArena', () => {
  it('takes the better of two placing orders: by size or by first use', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 8 });
    const better = new Set<string>();
    fc.assert(
      fc.property(
        fc.oneof(
          sizes.map(all => chain(...all)),
          randomGraphs,
        ),
        graph => {
          const [size, use] = (['size', 'use'] as const).map(order => placeAll(graph, order, 4));
          const plan = planArena(graph);
          assert.equal(plan.bytes, Math.min(size.bytes, use.bytes));
          if (size.bytes !== use.bytes) better.add(plan.placed);
        },
      ),
      { numRuns: 300 },
    );
    assert.ok(better.has('size'));
  });

  it('places by first use if that is smaller', () => {
    // 4, 1, 2 and 3 channels, neighbours alive together. Largest first: 4 and 3 at 0, 2 behind 3 up to 5, and 1 behind
    // that. By use: 4 at 0, 1 behind it up to 5, then 2 and 3 over the place of 4 and 1.
    const graph = chain(4, 1, 2, 3);
    assert.deepEqual([placeAll(graph, 'size', 4).bytes, placeAll(graph, 'use', 4).bytes], [6 * 64, 5 * 64]);
    assert.equal(planArena(graph).placed, 'use');
  });

  it('never lets two tensors that live at the same time share a byte', () => {
    fc.assert(
      fc.property(randomGraphs, graph => {
        const { ops, buffers, bufferOf } = liveness(graph);
        for (const order of ['size', 'use'] as const) {
          const { offsets, bytes: total } = placeAll(graph, order, 4);
          const places = buffers.map(buffer => {
            const start = offsets[bufferOf.indexOf(buffer)];
            return { start, end: start + buffer.bytes, life: lifetime(buffer, op => op, ops.length) };
          });
          for (const [i, a] of places.entries()) {
            assert.ok(a.end <= total);
            for (const b of places.slice(i + 1)) {
              const together = a.life[0] <= b.life[1] && b.life[0] <= a.life[1];
              assert.ok(!together || a.end <= b.start || b.end <= a.start);
            }
          }
          assert.ok(total >= memoryOfOrder(graph).bytes);
        }
      }),
    );
  });

  it('plans for other value sizes', () => {
    const graph = chain(4, 8, 4);
    assert.equal(planArena(graph).bytes, 4 * 12 * 16);
    assert.equal(planArena(graph, 1).bytes, 12 * 16);
  });
});

describe('the arena that the executor runs in', () => {
  const CANARY = 0x7fa5a5a5; // a NaN that no kernel computes
  const SLACK = 4096;

  /** Values of the arena that a run has touched: the last one, and whether any is behind its end. */
  function touched(graph: Graph, platform: 'typescript' | 'wasm') {
    const blocks: Float32Array[] = [];
    const given: Platform = platforms[platform];
    const allocate = (length: number) => {
      const block = given.allocate?.(length + SLACK) ?? new Float32Array(length + SLACK);
      bitsOf(block).fill(CANARY);
      blocks.push(block);
      return block.subarray(0, length);
    };
    const executable = bindGraph(graph, { ...given, allocate }, 1);
    executable.run();
    const arena = bitsOf(blocks[0]); // the first block that is asked for
    let values = arena.length;
    while (arena[values - 1] === CANARY) values--;
    return { values, executable };
  }
  const bitsOf = (block: Float32Array) => new Int32Array(block.buffer, block.byteOffset, block.length);

  for (const platform of ['typescript', 'wasm'] as const) {
    it(`is touched exactly up to the planned high-water mark (${platform})`, () => {
      for (const name of ['mobilenet-v2', 'shufflenet-v2', 'ghostnet', 'squeezenet']) {
        const built = graphOf(name, { resolution: 64 });
        for (const graph of [built, optimize(built)]) {
          const { values, executable } = touched(graph, platform);
          assert.equal(4 * values, planArena(graph).bytes, name);
          assert.equal(executable.arenaBytes, planArena(graph).bytes);
        }
      }
    }).timeout(20_000);
  }

  it('is smaller than all outputs together', () => {
    const graph = optimize(graphOf('mobilenet-v2'));
    const apart = graph.nodes.reduce((sum, { shape }) => sum + bytes(shape), 0);
    assert.ok(planArena(graph).bytes < apart / 4);
  });
});
