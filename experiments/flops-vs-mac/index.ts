import {
  memoryAccessLowerBound,
  pointwiseMacs,
  pointwiseMemoryAccessCost,
} from '../../src/cost/shufflenet-bounds.js';
import { exactly } from '../../src/experiment/claims/exact.js';
import { suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import { costGrows, everyStepSlower, lastSlower } from '../../src/experiment/equal-work/claims.js';
import { slowdownFigure } from '../../src/experiment/equal-work/figures.js';
import { predictorClaims } from '../../src/experiment/equal-work/predictor-claims.js';
import { predictorFigure } from '../../src/experiment/equal-work/predictor-figure.js';
import { smallMapSuite, smallMapTable, trafficClaim } from '../../src/experiment/equal-work/small-map.js';
import {
  type Device,
  exactRowsOf,
  paperSpeed,
  sweepSuites,
  sweepsOf,
} from '../../src/experiment/equal-work/sweep.js';
import { sweepTables } from '../../src/experiment/equal-work/table.js';
import { bottleneckStack, SIDE } from '../../src/networks/models/pointwise-stack.js';
import { guideline1 } from '../../src/papers/shufflenetv2.js';
import { significant } from '../../src/reports/format.js';
import { memoryMountain } from '../../src/reports/memory-mountain.js';

export { memoryAccessBoundFigure } from './bound-figure.js';

/** c1 and c2 of each ratio at ×1, as printed. */
const CHANNELS: Readonly<Record<Device, Readonly<Record<string, readonly [c1: number, c2: number]>>>> = {
  GPU: { '1:1': [128, 128], '1:2': [90, 180], '1:6': [52, 312], '1:12': [36, 432] },
  ARM: { '1:1': [32, 32], '1:2': [22, 44], '1:6': [13, 78], '1:12': [9, 108] },
};
const RATIOS = ['1:1', '1:2', '1:6', '1:12'];
const SOURCE = 'ShuffleNetV2, guideline 1, Table 1';

const sweeps = sweepsOf((device, scale) =>
  RATIOS.map(ratio => {
    const [c1, c2] = CHANNELS[device][ratio];
    return {
      id: ratio,
      position: ratio,
      series: '',
      paperSpeed: paperSpeed(guideline1, ratio, device, scale),
      graph: (blocks: number, side?: number) => bottleneckStack(c1 * scale, c2 * scale, blocks, side),
    };
  }),
);
const small = sweeps.filter(({ scale }) => scale === 1);

/** One layer of each network of the ×1 sets, as equation 1 sees it. */
const layers = small.flatMap(({ device, suite }) =>
  RATIOS.map(ratio => {
    const [c1, c2] = CHANNELS[device][ratio];
    const shape = { height: SIDE, width: SIDE, c1, c2 };
    return { at: `${suite}/${ratio}/layer`, name: `${suite}/${ratio}`, balanced: c1 === c2, shape };
  }),
);

/** Equation 1: the cost of a layer, and its lower bound at the same work. */
function boundRows() {
  return layers.flatMap(({ at, shape }) => [
    {
      case: at,
      quantity: 'memoryAccessCost',
      unit: 'elements',
      value: pointwiseMemoryAccessCost(shape),
    },
    {
      case: at,
      quantity: 'lowerBound',
      unit: 'elements',
      value: Math.round(memoryAccessLowerBound(SIDE, SIDE, pointwiseMacs(shape))),
    },
  ]);
}

const boundClaim = exactly(
  {
    id: 'lower-bound',
    statement:
      'At equal work the memory access cost is smallest for c1 = c2, where it meets its lower bound.',
    source: 'ShuffleNetV2, equation 1',
    rule: 'cost = bound at 1:1 and cost > bound at every other ratio, in both channel sets',
  },
  results => {
    const excess = ({ at }: { at: string }) =>
      results.exact(at, 'memoryAccessCost') / results.exact(at, 'lowerBound') - 1;
    const shown = layers.map(layer => `${layer.name} +${significant(100 * excess(layer))} %`);
    return {
      holds: layers.every(layer => (layer.balanced ? excess(layer) === 0 : excess(layer) > 0)),
      evidence: `cost over its bound: ${shown.join(', ')}`,
    };
  },
);

export const experiment = defineExperiment({
  id: 'flops-vs-mac',
  title: 'FLOPs against memory access cost: channel ratios at equal work',
  question:
    'Two stacks of 1×1 convolutions do the same number of multiply-accumulates. Does the one whose layers have ' +
    'as many output as input channels run faster, because it moves less memory?',
  published: [guideline1],
  needsCeilings: true,
  exact: () => [
    ...sweeps.flatMap(exactRowsOf),
    ...boundRows(),
    ...suiteCountRows(small.map(sweep => smallMapSuite(sweep, ''))),
  ],
  suites: profile => [...sweepSuites(sweeps, profile), ...small.map(sweep => smallMapSuite(sweep, ''))],
  claims: [
    boundClaim,
    costGrows(sweeps, 'From 1:1 to 1:12 the memory access cost of the same work grows.', SOURCE),
    ...small.flatMap(sweep => [
      lastSlower(
        sweep,
        '',
        `1:12 takes longer per multiply-accumulate than 1:1 (${sweep.device} channels ×1).`,
        SOURCE,
      ),
      everyStepSlower(
        sweep,
        '',
        `Each step 1:1 → 1:2 → 1:6 → 1:12 takes longer per multiply-accumulate (${sweep.device} channels ×1).`,
        SOURCE,
      ),
    ]),
    ...predictorClaims(sweeps, SOURCE),
    ...small.map(sweep => trafficClaim(sweep, '')),
  ],
  tables: [results => sweepTables(sweeps, results), results => smallMapTable(small, '', results)],
  figures: [
    results =>
      slowdownFigure(sweeps, results, {
        id: 'channel-ratio',
        title: 'Same work, different channel ratios: time per multiply-accumulate',
        caption:
          'If time followed multiply-accumulates alone, every line would be flat at 1. Bars are confidence intervals ' +
          'over paired rounds.',
        xTitle: 'c1 : c2',
      }),
    results => predictorFigure(sweeps, results),
    memoryMountain,
  ],
});
