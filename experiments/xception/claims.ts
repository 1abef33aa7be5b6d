import { countGraph } from '../../src/cost/counts.js';
import { exactly } from '../../src/experiment/claims/exact.js';
import { faster, judgePair, slower, weakestOf } from '../../src/experiment/claims/ratio.js';
import { TEN_PERCENT, thresholdRule } from '../../src/experiment/claims/threshold.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { publishedNumber } from '../../src/papers/published.js';
import { sizeAndSpeed } from '../../src/papers/xception.js';
import { formatCount, significant } from '../../src/reports/format.js';
import { MODULES_SUITE, printedCase } from './modules.js';
import {
  CHANNELS,
  KERNELS_SUITE,
  SEGMENTS,
  SEGMENTS_SUITE,
  SIDE,
  segmentsArm,
  TOWERS,
  towersArm,
} from './segments.js';
import {
  ACTIVATION_SUITE,
  type Between,
  betweenGraph,
  ORDER_SUITE,
  type Order,
  separableStack,
  WIDENED,
} from './separable.js';

const OWN = "this suite's own question; the paper prints no times of single layers";
const PER = { per: 'multiply-accumulate' } as const;
const PRINTED = ['Inception V3', 'Xception'].map(row => ({
  parameters: publishedNumber(sizeAndSpeed, row, 'parameters'),
  steps: publishedNumber(sizeAndSpeed, row, 'steps_per_s'),
}));
const [INCEPTION, XCEPTION] = PRINTED;
/** How far a count may be from a printed one. */
const CLOSE = 0.01;
const workOf = (order: Order) => countGraph(separableStack(WIDENED, order)).macs;
const movedBy = (between: Between) => countGraph(betweenGraph(between)).memoryAccessCost;
/** The work of a widening separable convolution with its 1×1 half first, over that of the other order. */
const WIDENING = workOf('pointwise-first') / workOf('depthwise-first');
/** What an activation as an op of its own adds to the memory access cost. */
const PASS = movedBy('relu-as-op') / movedBy('none');

/** Half of the effect that a count predicts. */
const half = (ratio: number, of: string) => ({
  from: 1 + (ratio - 1) / 2,
  why: `half of the ×${significant(ratio)} of ${of}`,
});

const steps = SEGMENTS.slice(1).map((finer, i) => [segmentsArm(SEGMENTS[i]), segmentsArm(finer)] as const);
const most = TOWERS[TOWERS.length - 1];

export const claims: readonly Claim[] = [
  exactly(
    {
      id: 'formula',
      statement: 'With g segments, 1×1 and 3×3 together do P·Q·C²·(1 + 9/g) multiply-accumulates.',
      source: 'Xception, section 1.1; written as a formula here',
      rule: 'macs · g = P·Q·C²·(g + 9) in whole numbers for every number of segments, and one kernel counts as its towers do',
    },
    results => {
      const macs = (arm: string) => results.exact(`${SEGMENTS_SUITE}/${arm}`, 'macs');
      const product = SIDE * SIDE * CHANNELS * CHANNELS;
      const isRight =
        SEGMENTS.every(g => macs(segmentsArm(g)) * g === product * (g + 9)) &&
        TOWERS.every(g => macs(towersArm(g)) === macs(segmentsArm(g)));
      const [first, last] = [SEGMENTS[0], CHANNELS].map(g => macs(segmentsArm(g)));
      return {
        holds: isRight,
        evidence: `from ${formatCount(first)} to ${formatCount(last)}, ×${significant(first / last)} less`,
      };
    },
  ),
  exactly(
    {
      id: 'parameters',
      statement: 'Xception has about as many parameters as Inception V3, a few per cent fewer.',
      source: 'Xception, Table 3',
      rule: `both counts are within ${100 * CLOSE} % of the printed ones, and Xception's is the smaller`,
    },
    results => {
      const counts = ['inception-v3', 'xception'].map(name => results.exact(printedCase(name), 'parameters'));
      return {
        holds:
          counts.every((count, i) => Math.abs(count / PRINTED[i].parameters - 1) <= CLOSE) &&
          counts[1] < counts[0],
        evidence: counts
          .map((count, i) => `${formatCount(count)} (printed ${formatCount(PRINTED[i].parameters)})`)
          .join(', '),
      };
    },
  ),
  exactly(
    {
      id: 'more-work',
      statement: 'With fewer parameters, Xception does more work: more than its training takes longer.',
      source: 'Xception, Table 3 prints steps per second and no multiply-adds; they are counted here',
      rule: 'multiply-accumulates at 299×299, Xception over Inception V3, are above the quotient of the printed steps per second',
    },
    results => {
      const [few, many] = ['inception-v3', 'xception'].map(name => results.exact(printedCase(name), 'macs'));
      const slower = INCEPTION.steps / XCEPTION.steps;
      return {
        holds: many / few > slower,
        evidence: `×${significant(many / few)} the work (${significant(many / 1e9)} and ${significant(few / 1e9)} billion), ×${significant(slower)} the time of a step`,
      };
    },
  ),
  exactly(
    {
      id: 'order-counts',
      statement:
        'The order of the two halves matters to the count only where the number of channels changes.',
      source: 'Xception, section 1.2: the order should not matter where such operations are stacked',
      rule: 'the stack that keeps its channels has the same multiply-accumulates in both orders; the one that widens has fewer with depthwise first',
    },
    results => {
      const macs = (arm: string) => results.exact(`${ORDER_SUITE}/${arm}`, 'macs');
      const widening = macs('widen-1x1-first') / macs('widen-dw-first');
      return {
        holds: macs('keep-1x1-first') === macs('keep-dw-first') && widening > 1,
        evidence: `1×1 first, where the channels double: ×${significant(widening, 4)}`,
      };
    },
  ),
  weakestOf(
    {
      id: 'each-step-saves',
      statement: 'Every step towards more segments takes less time.',
      source: OWN,
      rule: `time, ${steps.map(([coarse, fine]) => `${coarse} over ${fine}`).join(', ')}: ${thresholdRule(TEN_PERCENT)}`,
    },
    (results, platform) => {
      const suite = results.suite(platform, SEGMENTS_SUITE);
      return suite ? steps.map(([coarse, fine]) => judgePair(suite, coarse, fine, {})) : [];
    },
  ),
  slower(segmentsArm(CHANNELS), segmentsArm(1), {
    ...PER,
    id: 'saves-less',
    statement:
      'The extreme form saves less time than work: it takes longer per multiply-accumulate than the full one.',
    source: OWN,
    suite: SEGMENTS_SUITE,
  }),
  slower(towersArm(most), segmentsArm(most), {
    id: 'towers-slower',
    statement: `${most} towers with slices and a concatenation are slower than ${most} segments in one kernel.`,
    source: OWN,
    suite: SEGMENTS_SUITE,
  }),
  slower('seg=1-direct', 'seg=1', {
    id: 'winograd-first',
    statement: 'On wasm, Winograd’s algorithm makes the full form faster than direct sums do.',
    source: OWN,
    suite: KERNELS_SUITE,
  }),
  slower('seg=1-direct', 'seg=2', {
    id: 'first-step-direct',
    statement: 'Without Winograd’s algorithm, the first step from one to two segments saves time.',
    source: OWN,
    suite: KERNELS_SUITE,
  }),
  slower('widen-1x1-first', 'widen-dw-first', {
    id: 'order',
    statement:
      'Where the channels double, the 1×1 half first takes longer: the windows see twice the channels.',
    source: OWN,
    suite: ORDER_SUITE,
    threshold: half(WIDENING, 'the count'),
  }),
  slower('relu-as-op', 'none', {
    id: 'activation',
    statement: 'A ReLU between the halves, as an op of its own, costs what it moves.',
    source:
      'Xception, section 4.7 is about accuracy, which is best without it; the time is this suite’s own question',
    suite: ACTIVATION_SUITE,
    threshold: half(PASS, 'memory access cost'),
  }),
  faster('relu-fused', 'relu-as-op', {
    id: 'activation-fused',
    statement:
      'A ReLU that the depthwise kernel computes as it writes costs less than one as an op of its own.',
    source: OWN,
    suite: ACTIVATION_SUITE,
    threshold: { from: 0.98, why: 'the least that is held to be an effect' },
  }),
  slower('xception', 'inception-v3', {
    id: 'module-slower',
    statement: 'With as many weights on the same map, Xception’s module takes longer than Inception V3’s.',
    source: `Xception, Table 3: ${INCEPTION.steps} against ${XCEPTION.steps} steps per second, of whole networks in training`,
    suite: MODULES_SUITE,
    published: INCEPTION.steps / XCEPTION.steps,
  }),
];
