import { pairColumns } from '../../src/experiment/pair-columns.js';
import { type ComparedPair, pairFigure } from '../../src/experiment/pair-figure.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { SHUFFLE_RATIO } from './claims.js';
import { STAGE_SUITE, unitArm, WAYS_SUITE } from './suites.js';

/** What is compared on every platform. */
const PAIRS: readonly ComparedPair[] = [
  ...[3, 8].map(groups => ({
    name: `V1 unit, ${groups} groups: shuffle / none`,
    suite: 'unit-v1',
    arm: unitArm(groups, 'shuffle'),
    over: unitArm(groups, 'no-shuffle'),
    ...(groups === 3 && { paper: SHUFFLE_RATIO }),
  })),
  { name: 'shuffle: transpose / block copies', suite: WAYS_SUITE, arm: 'transpose', over: 'block-copy' },
  { name: 'V2 units: interleaved / three ops', suite: STAGE_SUITE, arm: 'interleaved', over: 'three-ops' },
  { name: 'V2 units: no shuffle / three ops', suite: STAGE_SUITE, arm: 'no-shuffle', over: 'three-ops' },
  {
    name: 'V2 units: branches only / three ops',
    suite: STAGE_SUITE,
    arm: 'branches-only',
    over: 'three-ops',
  },
  { name: '1×1: permuted weights / shuffle', suite: 'folded', arm: 'permuted-weights', over: 'shuffled' },
];

/** Ablations, each with kernels or a plan of its own. */
const SIDE_BY_SIDE_PAIRS: readonly ComparedPair[] = [
  { name: 'shuffle: value by value / blocks', suite: 'versions', arm: 'value-by-value', over: 'in-blocks' },
  {
    name: 'V1 unit: value by value / blocks',
    suite: 'versions',
    arm: 'unit-value-by-value',
    over: 'unit-in-blocks',
  },
  {
    name: 'V2 units: split is a view / three ops',
    suite: 'shared-buffers',
    arm: 'three-ops-shared',
    over: 'three-ops',
  },
  { name: 'V2 units: one copy / three ops', suite: 'shared-buffers', arm: 'one-op', over: 'three-ops' },
  { name: 'V2 units: no copy / three ops', suite: 'shared-buffers', arm: 'no-op', over: 'three-ops' },
  { name: 'grouped 1×1: index / shuffle', suite: 'index', arm: 'index', over: 'shuffled' },
];

const NOTE =
  'V2 units with no copy leave out the left half, so they are a bound. Every other pair does the same work.';

/** Both lists of pairs, each with its memory access cost and its times. */
export function pairTables(results: Results): readonly Table[] {
  return [
    { title: 'Pairs of arms, first over second', pairs: PAIRS },
    { title: 'Ablations side by side, first over second', pairs: SIDE_BY_SIDE_PAIRS },
  ].map(({ title, pairs }) => {
    const columns = pairColumns(results, pairs);
    return tableOf(
      title,
      pairs,
      [
        columns.name('pair'),
        columns.countRatio('memory access cost', 'memoryAccessCost'),
        ...columns.timeRatios('time'),
      ],
      [NOTE],
    );
  });
}

/** The pairs that every platform measures. */
export function pairsFigure(results: Results): Figure | undefined {
  return pairFigure(
    {
      id: 'shuffle-and-split',
      title: 'What shuffles and splits cost',
      caption:
        'Time of the first arm over that of the second, and what memory access cost would say. The work is the same in each ' +
        'pair, within 2 %. Bars are confidence intervals over paired rounds.',
    },
    PAIRS,
    results,
    'memoryAccessCost',
  );
}

/** The ablations, where they were measured. */
export function ablationsFigure(results: Results): Figure | undefined {
  return pairFigure(
    {
      id: 'ablations',
      title: 'Other kernels and other plans, side by side',
      caption:
        'Left: shuffles that move one value at a time. Middle: slices and joined halves that are parts of other tensors. Right: a ' +
        'grouped convolution that finds its channels through an index. All of the same work, within 2 %.',
    },
    SIDE_BY_SIDE_PAIRS,
    results,
    'memoryAccessCost',
  );
}
