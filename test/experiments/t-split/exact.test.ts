import assert from 'node:assert/strict';
import { blocks, splitsOf } from '../../../experiments/t-split/blocks.js';
import { claims } from '../../../experiments/t-split/claims.js';
import { orderRows, tSplitRows } from '../../../experiments/t-split/exact.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { planArena } from '../../../src/networks/graph/arena.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import { bottleneck } from '../../../src/networks/models/bottleneck.js';
import { platforms } from '../../../src/networks/platforms.js';

describe('the t-split’s exact numbers', () => {
  const rows = [...tSplitRows(), ...orderRows()];
  const results = resultsOf({ id: 't-split' }, rows, undefined);
  const claim = (id: string) => claims.find(one => one.id === id)!;

  it('hold the published formula for block 2 at t = 2 and one channel at a time', () => {
    // 4 bytes an element: 112²·16 + 56²·24 = 275,968, and (112² + 56²)·⌈96/t⌉
    assert.equal(results.exact('block2/t=2', 'formulaBytes'), 4 * 1_028_608);
    assert.equal(results.exact('block2/t=96', 'formulaBytes'), 4 * 291_648);
  });

  it('report the arena that an executor really allocates', () => {
    const block = blocks[2];
    for (const t of splitsOf(block, 'quick')) {
      const graph = bottleneck(block, t);
      const executable = bindGraph(graph, platforms.typescript, 1);
      assert.equal(executable.arenaBytes, results.exact(`${block.name}/t=${t}`, 'arenaBytes'));
      assert.equal(executable.arenaBytes, planArena(graph).bytes);
    }
  });

  it('let the memory claim fail if an arena is larger than the formula', () => {
    assert.equal(claim('memory-formula').judge(results, '')?.verdict, 'reproduced');
    const worse = rows.map(row =>
      row.case === 'block5/t=4' && row.quantity === 'arenaBytes' ? { ...row, value: row.value * 1.01 } : row,
    );
    assert.equal(
      claim('memory-formula').judge(resultsOf({ id: 't-split' }, worse, undefined), '')?.verdict,
      'not here',
    );
  });

  it('find an order of the parallel branches that needs less than the written one', () => {
    // x 8 KiB, wide 64 KiB, narrow 8 KiB: branch by branch 8 + 64 + 8 + two narrow ones; written 8 + 3·64
    assert.equal(results.exact('order/parallel-branches', 'asWrittenBytes'), (8 + 3 * 64) * 1024);
    assert.equal(results.exact('order/parallel-branches', 'minimumBytes'), (64 + 3 * 8) * 1024);
    assert.equal(claim('order-matters').judge(results, '')?.verdict, 'reproduced');
  });
});
