import { groupedMemoryAccessCost } from '../../src/cost/shufflenet-bounds.js';
import { slower } from '../../src/experiment/claims/ratio.js';
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
  type SweepArm,
  sweepSuites,
  sweepsOf,
} from '../../src/experiment/equal-work/sweep.js';
import { sweepTables } from '../../src/experiment/equal-work/table.js';
import { groupedStack, SIDE } from '../../src/networks/models/pointwise-stack.js';
import { guideline2 } from '../../src/papers/shufflenetv2.js';
import { tileClaim, tileSuite } from './tiles.js';

export { groupCostFigure } from './group-figure.js';

/** Channels by group count at ×1, as printed, but 184 for the ARM set's 180 at g = 8, which 8 does not divide. */
const CHANNELS: Readonly<Record<Device, Readonly<Record<number, number>>>> = {
  GPU: { 1: 128, 2: 180, 4: 256, 8: 360 },
  ARM: { 1: 64, 2: 90, 4: 128, 8: 184 },
};
const GROUPS = [1, 2, 4, 8];
const FUSED = 'one fused kernel';
const PER_GROUP = 'one convolution per group';
const SOURCE = 'ShuffleNetV2, guideline 2, Table 2';

const sweeps = sweepsOf((device, scale) => {
  const arm = (groups: number, perGroup: boolean): SweepArm => ({
    id: groups === 1 ? 'g=1' : `g=${groups}-${perGroup ? 'per-group' : 'fused'}`,
    position: `g = ${groups}`,
    series: groups === 1 ? '' : perGroup ? PER_GROUP : FUSED,
    paperSpeed: paperSpeed(guideline2, String(groups), device, scale),
    graph: (layers, side) => groupedStack(CHANNELS[device][groups] * scale, groups, layers, perGroup, side),
  });
  const more = GROUPS.slice(1);
  return [arm(1, false), ...more.map(groups => arm(groups, false)), ...more.map(groups => arm(groups, true))];
});
const small = sweeps.filter(({ scale }) => scale === 1);
const smallMaps = small.map(sweep => smallMapSuite(sweep, FUSED));

/** Equation 2 with a fixed input: the cost of one layer whose work stays that of g = 1. */
function equation2Rows() {
  return small.flatMap(({ device, suite }) => {
    const c1 = CHANNELS[device][1];
    const macs = SIDE * SIDE * c1 * c1;
    return GROUPS.map(groups => ({
      case: `${suite}/equation-2/g=${groups}`,
      quantity: 'memoryAccessCost',
      unit: 'elements',
      value: groupedMemoryAccessCost(SIDE, SIDE, c1, macs, groups),
    }));
  });
}

export const experiment = defineExperiment({
  id: 'group-count',
  title: 'Group count: grouped 1×1 convolutions at equal work',
  question:
    'A grouped convolution saves multiply-accumulates, which networks spend on more channels. At equal work, what ' +
    'do more groups cost?',
  published: [guideline2],
  needsCeilings: true,
  exact: () => [
    ...sweeps.flatMap(exactRowsOf),
    ...equation2Rows(),
    ...suiteCountRows([...smallMaps, tileSuite]),
  ],
  suites: profile => [...sweepSuites(sweeps, profile), ...smallMaps, tileSuite],
  claims: [
    costGrows(sweeps, 'At equal work the memory access cost grows with the number of groups.', SOURCE),
    ...small.flatMap(sweep =>
      [FUSED, PER_GROUP].map(series =>
        lastSlower(
          sweep,
          series,
          `g = 8 takes longer per multiply-accumulate than g = 1, ${series} (${sweep.device} channels ×1).`,
          SOURCE,
        ),
      ),
    ),
    ...small.map(sweep =>
      everyStepSlower(
        sweep,
        FUSED,
        `Each doubling of the groups takes longer per multiply-accumulate, ${FUSED} (${sweep.device} channels ×1).`,
        SOURCE,
      ),
    ),
    ...small.map(({ suite, device }) =>
      slower('g=8-per-group', 'g=8-fused', {
        id: `per-group-slower-${suite}`,
        statement: `At g = 8, one convolution per group is slower than one fused kernel (${device} channels ×1).`,
        source:
          "ShuffleNetV2 says only that its group convolution is its own and optimised; the comparison is this suite's",
        suite,
        names: ['per group', 'fused'],
      }),
    ),
    ...predictorClaims(sweeps, SOURCE),
    ...small.map(sweep => trafficClaim(sweep, FUSED)),
    tileClaim,
  ],
  tables: [results => sweepTables(sweeps, results), results => smallMapTable(small, FUSED, results)],
  figures: [
    results =>
      slowdownFigure(sweeps, results, {
        id: 'group-count',
        title: 'Same work, more groups: time per multiply-accumulate',
        caption:
          'If time followed multiply-accumulates alone, every line would be flat at 1. Solid: one fused kernel over ' +
          'all groups; dotted: one convolution per group. Bars are confidence intervals over paired rounds.',
        xTitle: 'groups',
      }),
    results => predictorFigure(sweeps, results),
  ],
});
