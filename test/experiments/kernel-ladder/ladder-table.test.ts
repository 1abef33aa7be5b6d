import assert from 'node:assert/strict';
import { matmulLadder } from '../../../experiments/kernel-ladder/ladders.js';
import { ladderTable } from '../../../experiments/kernel-ladder/table.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { exact, measuredMatmul } from './measured-matmul.js';

describe('the table of a ladder', () => {
  const measured = measuredMatmul({ '0-reference': 2000, '3-packed-panels': 1000, 'wasm-relaxed': 500 });
  const table = ladderTable(matmulLadder, measured);

  it('gives speed, speed-up over the rung before and over the first, and the share of the peak', () => {
    assert.deepEqual(
      table.rows.map(([rung, , ...cells]) => [rung, ...cells.slice(0, 4)]),
      [
        ['0-reference', '1.00 [1.00, 1.00]', '–', '–', 20],
        ['3-packed-panels', '2.00 [2.00, 2.00]', '2.00 [2.00, 2.00]', '2.00 [2.00, 2.00]', 40],
        ['wasm-relaxed', '4.00 [4.00, 4.00]', '2.00 [2.00, 2.00]', '4.00 [4.00, 4.00]', 80],
      ],
    );
  });

  it('says what changed in rungs that this engine may not have', () => {
    assert.match(String(table.rows[2][1]), /relaxed SIMD/);
  });

  it('has simulated numbers only where a loop nest is traced', () => {
    assert.deepEqual(
      table.rows.map(row => row.slice(-3)),
      [
        [3, 300, 30],
        [null, null, null],
        [null, null, null],
      ],
    );
  });

  it('says which roof is the lower one', () => {
    // 20 FLOPs a byte at 0.1 bytes a ns allow 2 of the 5 GFLOP/s.
    assert.ok(
      table.notes.some(note =>
        /20\.0 FLOPs a byte .* at most 2\.00 GFLOP\/s \(40\.0 % .* bound by memory/.test(note),
      ),
      table.notes.join('\n'),
    );
  });

  it('lists the rungs where nothing was measured', () => {
    const empty = ladderTable(matmulLadder, resultsOf({ id: 'toy' }, exact, undefined));
    assert.ok(empty.rows.some(([rung]) => rung === 'wasm-relaxed'));
    assert.ok(empty.rows.every(row => row[2] === '–' && row[5] === null));
  });
});
