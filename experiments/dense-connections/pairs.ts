import { isMeasured } from '../../src/experiment/measured-suites.js';
import { pairColumns } from '../../src/experiment/pair-columns.js';
import { type ComparedPair, pairFigure } from '../../src/experiment/pair-figure.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { PRINTED } from './claims.js';
import { DEPTHS, depthArm } from './suites.js';

/** What is compared: forms of a block on every platform, then kernels and plans side by side. */
const PAIRS: readonly ComparedPair[] = [
  { name: 'batch norm first / folded', suite: 'blocks', arm: 'pre-activation', over: 'post-activation' },
  { name: 'pieces / concatenation', suite: 'blocks', arm: 'pieces', over: 'post-activation' },
  { name: 'dense / ShuffleNetV2', suite: 'blocks', arm: 'pre-activation', over: 'sparse', paper: PRINTED },
  { name: 'dense without Winograd / ShuffleNetV2', suite: 'direct', arm: 'dense-direct', over: 'sparse' },
  ...DEPTHS.map(layers => ({
    name: `${layers} layers: copies / shared`,
    suite: 'shared-buffers',
    arm: depthArm('copies', layers),
    over: depthArm('shared', layers),
  })),
];

/** Of the full profile. */
const NETWORKS: ComparedPair = {
  name: 'DenseNet-121 / ShuffleNetV2 2×',
  suite: 'networks',
  arm: 'densenet-121',
  over: 'shufflenet-v2',
};

/** Every pair with its counts, its time and its time per multiply-accumulate. */
export function pairTable(results: Results): Table {
  const pairs = isMeasured(results, NETWORKS.suite) ? [...PAIRS, NETWORKS] : PAIRS;
  const columns = pairColumns(results, pairs);
  return tableOf(
    'Pairs of arms, first over second',
    pairs,
    [
      columns.name('pair'),
      columns.countRatio('MACs', 'macs'),
      columns.countRatio('memory access cost', 'memoryAccessCost'),
      ...columns.perMacRatios(),
    ],
    ['The last rows are measured side by side, with kernels or a memory plan of their own.'],
  );
}

/** The pairs of one block's work. */
export function pairsFigure(results: Results): Figure | undefined {
  return pairFigure(
    {
      id: 'dense-connections',
      title: 'What dense connections cost',
      caption:
        'Time of the first arm over that of the second, and what memory access cost would say. The work is the same in each ' +
        'pair, within 1 %. Bars are confidence intervals over paired rounds.',
    },
    PAIRS,
    results,
    'memoryAccessCost',
  );
}
