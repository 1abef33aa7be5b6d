import assert from 'node:assert/strict';
import { concurrent } from '../../src/networks/concurrent.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { bindGraph } from '../../src/networks/graph/executor.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { convBn, inception } from '../../src/networks/models/blocks/index.js';
import { fragmentedStack } from '../../src/networks/models/fragments.js';
import { platforms } from '../../src/networks/platforms.js';
import { Pool } from '../../src/wasm/threads/pool.js';

/** Branches of different lengths with ops in place, which are read again after the join. */
function branches(): Graph {
  const g = new GraphBuilder('branches');
  const x = g.input([1, 16, 20, 20]);
  const a = convBn(g, x, { filters: 16, kernel: 3, activation: 'relu' }, 'a');
  let b = g.depthwise(x, { kernel: [5, 5], padding: 2 }, { name: 'b1' });
  b = g.activation('hSwish', g.pointwise(b, { filters: 16 }, { name: 'b2' }), { name: 'b3' });
  const sum = g.add(a, b, { name: 'sum' });
  const pool = g.maxPool(sum, { kernel: [2, 2] }, { name: 'pool' });
  return g.build([g.concat([sum, a], { name: 'join' }), pool]);
}

function module(): Graph {
  const g = new GraphBuilder('module');
  const x = g.input([1, 24, 14, 14]);
  const four = {
    '1x1': [{ filters: 8 }],
    '3x3': [{ filters: 12 }, { filters: 16, kernel: 3 }],
    '5x5': [{ filters: 4 }, { filters: 8, kernel: 5 }],
    pool: [{ pool: 'max', stride: 1 }, { filters: 8 }],
  } as const;
  return g.build(inception(g, x, four, 'four'));
}

const graphs: readonly Graph[] = [
  branches(),
  module(),
  fragmentedStack({ channels: 8, fragments: 4, arrangement: 'parallel' }, 3, { side: 10 }),
  fragmentedStack({ channels: 8, fragments: 2, arrangement: 'parallel' }, 2, { side: 9, sums: 'in place' }),
];

describe('independent ops on different threads', function () {
  this.timeout(20_000);
  const open: Pool[] = [];
  afterEach(() => Promise.all(open.splice(0).map(pool => pool.close())));

  for (const threads of [1, 2, 3]) {
    it(`compute bit by bit what one thread computes, on ${threads}, run after run`, () => {
      const pool = new Pool(threads);
      open.push(pool);
      pool.start();
      const bound = graphs.map(graph => ({
        alone: bindGraph(graph, platforms.wasm, 1),
        atOnce: concurrent(pool).bind(graph, 1),
        graph,
      }));
      for (let run = 0; run < 20; run++) {
        for (const { alone, atOnce, graph } of bound) {
          if (run === 0) alone.run();
          for (const output of atOnce.outputs) output.data.fill(Number.NaN);
          atOnce.run();
          atOnce.outputs.forEach((output, i) => {
            assert.deepEqual(output.data, alone.outputs[i].data, `${graph.name}, output ${i}, run ${run}`);
          });
        }
      }
    });
  }

  it('go on after the threads were closed, with new ones', async () => {
    const pool = new Pool(2);
    open.push(pool);
    const [graph] = graphs;
    const alone = bindGraph(graph, platforms.wasm, 1);
    alone.run();
    const atOnce = concurrent(pool).bind(graph, 1);
    atOnce.run();
    await pool.close();
    atOnce.output.data.fill(Number.NaN);
    atOnce.run();
    assert.deepEqual(atOnce.output.data, alone.output.data);
  });

  it('refuse a graph that overwrites its input, which could run only once', () => {
    const g = new GraphBuilder('in-place');
    const x = g.input([1, 4, 5, 5]);
    const graph = g.build(g.activation('relu', x, { name: 'relu' }));
    assert.throws(() => concurrent(new Pool(2)).bind(graph, 1), /in-place: relu writes over an input/);
  });

  it('refuse more lists than threads', () => {
    assert.throws(() => new Pool(2).concurrently([[], [], []], 0), /3 lists, .* 2 threads/);
  });

  it('say so where one waits for what nobody does', () => {
    const pool = new Pool(1, { timeoutMs: 50 });
    assert.throws(
      () => pool.concurrently([[{ wait: 0 }]], 1)(),
      /program \d+ failed on thread 1 of 1: waited 50 ms/,
    );
  });
});
