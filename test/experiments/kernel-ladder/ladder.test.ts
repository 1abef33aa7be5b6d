import assert from 'node:assert/strict';
import type { PlotData } from 'plotly.js';
import { ladderFigure, rooflineFigure } from '../../../experiments/kernel-ladder/figures.js';
import { ladders } from '../../../experiments/kernel-ladder/ladders.js';
import { ladderTable } from '../../../experiments/kernel-ladder/table.js';
import { type Results, resultsOf } from '../../../src/measure/results/results.js';
import type { CeilingRow, ExactRow } from '../../../src/measure/results/rows.js';
import { SIDE_BY_SIDE } from '../../../src/networks/platforms.js';
import { sampleRow, sampleRun } from '../../measure/results/sample-run.js';

const [matmul] = ladders;
const ROUNDS = 9;

/** A product of 1000 multiply-accumulates and 100 bytes. */
const exact: readonly ExactRow[] = [
  { case: 'matmul', quantity: 'macs', unit: 'multiply-accumulates', value: 1000 },
  { case: 'matmul', quantity: 'memoryAccessCost', unit: 'elements', value: 25 },
  { case: 'simulated/0-reference', quantity: 'accesses', unit: 'elements', value: 3e6 },
  { case: 'simulated/0-reference', quantity: 'l1Misses', unit: 'lines', value: 300 },
  { case: 'simulated/0-reference', quantity: 'l2Misses', unit: 'lines', value: 30 },
];

/** A peak of 5 GFLOP/s, and 0.1 GB/s. */
const ceilings: readonly CeilingRow[] = [
  {
    type: 'ceiling',
    engine: 'wasm',
    kind: 'compute',
    workingSetBytes: 0,
    workPerSample: 5000,
    samplesNs: [1000],
  },
  {
    type: 'ceiling',
    engine: 'wasm',
    kind: 'bandwidth',
    workingSetBytes: 4096,
    workPerSample: 100,
    samplesNs: [1000],
  },
];

/** Times of the rungs in ns; `wasm-relaxed` is there whether this engine has it or not. */
function results(times: Readonly<Record<string, number>>): Results {
  const rows = Object.entries(times).map(([arm, ns]) =>
    sampleRow(arm, new Array(ROUNDS).fill(ns), { suite: 'matmul', platform: SIDE_BY_SIDE, macs: 1000 }),
  );
  const run = sampleRun('ladder', rows, { header: { engines: { [SIDE_BY_SIDE]: 'wasm' } } });
  return resultsOf({ id: 'toy' }, exact, { ...run, ceilings });
}

describe('the table of a ladder', () => {
  const measured = results({ '0-reference': 2000, '3-packed-panels': 1000, 'wasm-relaxed': 500 });
  const table = ladderTable(matmul, measured);

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
    const empty = ladderTable(matmul, resultsOf({ id: 'toy' }, exact, undefined));
    assert.ok(empty.rows.some(([rung]) => rung === 'wasm-relaxed'));
    assert.ok(empty.rows.every(row => row[2] === '–' && row[5] === null));
  });
});

describe('the figures of a ladder', () => {
  it('show every rung with its speed, once under the peak and once on the roofline', () => {
    const measured = results({ '0-reference': 2000, wasm: 500, yours: 800 });
    const figure = ladderFigure(measured)!;
    const points = (figure.data as Partial<PlotData>[]).filter(trace => trace.mode === 'markers');
    assert.deepEqual(
      points.map(trace => [trace.name, trace.x, trace.y]),
      [
        ['TypeScript', ['0-reference'], [1]],
        ['WebAssembly SIMD, one thread', ['wasm'], [4]],
        ['other', ['yours'], [2.5]],
      ],
    );
    const roofline = rooflineFigure(measured)!.data.at(-1) as Partial<PlotData>;
    assert.deepEqual(
      [roofline.x, roofline.y],
      [
        [20, 20, 20],
        [1, 4, 2.5],
      ],
    );
  });

  it('are left out where nothing was measured', () => {
    const nothing = resultsOf({ id: 'toy' }, exact, undefined);
    assert.deepEqual([ladderFigure(nothing), rooflineFigure(nothing)], [undefined, undefined]);
  });
});
