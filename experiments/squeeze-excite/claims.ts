import { exactly } from '../../src/experiment/claims/exact.js';
import { above } from '../../src/experiment/claims/level.js';
import { slower, slowerOnAverage } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { publishedNumber } from '../../src/papers/published.js';
import { withSqueezeExcite } from '../../src/papers/shufflenetv1.js';
import { significant } from '../../src/reports/format.js';
import { armOf, BLOCKS_SUITE, EARLY, LATE, STAGES } from './blocks.js';
import { CHOICES_SUITE, OF_NARROW, PAPER, SIGMOID } from './choices.js';
import { deployedCase } from './exact.js';
import { LARGE, measuredNetworks, withArm } from './networks.js';

const [RAW, EXCITED] = ['ShuffleNet 2x (g=3)', 'ShuffleNet 2x (with SE, g=3)'].map(row =>
  publishedNumber(withSqueezeExcite, row, 'macs_M'),
);
const [SLOWER, SLOWER_TO] = (['slower_from', 'slower_to'] as const).map(column =>
  publishedNumber(withSqueezeExcite, 'ShuffleNet 2x (with SE, g=3)', column),
);
const SHUFFLENET = 'ShuffleNetV1, section 4.3: "usually 25 ∼ 40% slower" on mobile devices';

/** Printed counts are whole millions. */
const ROUNDING = 1e6;
/** What every block may add in work, and what it adds at least in traffic. */
const MOST_WORK = 0.03;
const LEAST_TRAFFIC = 0.2;
/** A width is free where the narrow one takes more of the wide one's time than this. */
const FREE = 0.95;

const exactClaims: readonly Claim[] = [
  exactly(
    {
      id: 'table-5',
      statement: `ShuffleNet 2× does ${RAW} M multiply-accumulates, with squeeze-and-excite ${EXCITED} M.`,
      source:
        'ShuffleNetV1, Table 5; a sixteenth of the channels at the end of every branch is an assumption',
      rule: 'both counts are within 1 M of the printed ones',
    },
    results => {
      const [raw, excited] = ['shufflenet-v1', 'shufflenet-v1-se'].map(arm =>
        results.exact(`${LARGE.id}/${arm}`, 'macs'),
      );
      const isNear = (count: number, printed: number) => Math.abs(count - printed * 1e6) <= ROUNDING;
      return {
        holds: isNear(raw, RAW) && isNear(excited, EXCITED),
        evidence: `${significant(raw / 1e6, 4)} M and ${significant(excited / 1e6, 4)} M`,
      };
    },
  ),
  exactly(
    {
      id: 'slow-down-is-traffic',
      statement:
        "The memory access cost of ShuffleNet 2× grows by as much as the paper's time with squeeze-and-excite, its work by next to nothing.",
      source: 'ShuffleNetV1, section 4.3: 25 to 40 % slower; traffic is counted here',
      rule: 'with batch norm folded and activations fused, the memory access cost grows by 25 to 40 %, the work by less than 1 %',
    },
    results => {
      const ratio = (of: (arm: string) => number) => of('shufflenet-v1-se') / of('shufflenet-v1');
      const traffic = ratio(arm => results.exact(deployedCase(LARGE.id, arm), 'memoryAccessCost'));
      const work = ratio(arm => results.exact(`${LARGE.id}/${arm}`, 'macs'));
      return {
        holds: traffic >= SLOWER && traffic <= SLOWER_TO && work < 1.01,
        evidence: `memory access cost ×${significant(traffic)}, multiply-accumulates ×${significant(work, 4)}`,
      };
    },
  ),
  exactly(
    {
      id: 'work-and-traffic',
      statement: 'Squeeze-and-excite adds hardly any work to a block, and much memory traffic.',
      source:
        'ShuffleNetV1, section 4.3: "negligible increase of theoretical complexity"; traffic is counted here',
      rule: `at every stage at most ${100 * MOST_WORK} % more multiply-accumulates and at least ${100 * LEAST_TRAFFIC} % more memory access cost`,
    },
    results => {
      const more = (quantity: string) =>
        STAGES.map(stage => {
          const of = (form: 'plain' | 'se') =>
            results.exact(`${BLOCKS_SUITE}/${armOf(stage, form)}`, quantity);
          return of('se') / of('plain') - 1;
        });
      const [work, traffic] = [more('macs'), more('memoryAccessCost')];
      const range = (values: readonly number[]) =>
        `${significant(100 * Math.min(...values))} to ${significant(100 * Math.max(...values))} %`;
      return {
        holds: Math.max(...work) <= MOST_WORK && Math.min(...traffic) >= LEAST_TRAFFIC,
        evidence: `${range(work)} more multiply-accumulates, ${range(traffic)} more memory access cost`,
      };
    },
  ),
];

const timedClaims: readonly Claim[] = [
  slower(withArm({ id: 'shufflenet-v1' }), 'shufflenet-v1', {
    id: 'shufflenet-slower',
    statement: 'ShuffleNet with squeeze-and-excite is much slower than without, for hardly more work.',
    source: SHUFFLENET,
    suite: measuredNetworks,
    published: SLOWER,
    names: ['with squeeze-and-excite', 'raw ShuffleNet'],
  }),
  slower(withArm({ id: 'mobilenet-v3' }), 'mobilenet-v3', {
    id: 'mobilenet-slower',
    statement: 'MobileNetV3 with its squeeze-and-excite takes longer than without.',
    source: 'MobileNetV3 prints no time without it: a guess to be tested',
    suite: measuredNetworks,
    names: ['MobileNetV3', 'the same without squeeze-and-excite'],
  }),
  slowerOnAverage(
    'with squeeze-and-excite over without',
    {
      id: 'blocks-slower',
      statement: 'Blocks of MobileNetV3-Large take longer with squeeze-and-excite than without.',
      source: SHUFFLENET,
      suite: BLOCKS_SUITE,
    },
    () => STAGES.map(stage => [armOf(stage, 'se'), armOf(stage, 'plain')] as const),
  ),
  slower(armOf(EARLY, 'pool'), armOf(EARLY, 'plain'), {
    id: 'early-passes',
    statement: `On ${EARLY.side}×${EARLY.side} pixels the passes over the map cost time: pool and product, without the two convolutions.`,
    source: 'counted: there they move more than the convolutions do',
    suite: BLOCKS_SUITE,
    names: ['with pool and product', 'without'],
  }),
  slower(armOf(LATE, 'se'), armOf(LATE, 'pool'), {
    id: 'late-convolutions',
    statement: `On ${LATE.side}×${LATE.side} pixels the two convolutions on one pixel cost time, beside pool and product.`,
    source: 'counted: there their weights are more than what the passes over the map move',
    suite: BLOCKS_SUITE,
    names: ['with squeeze-and-excite', 'with pool and product'],
  }),
  above(
    {
      id: 'width-is-free',
      statement:
        'A bottleneck of a quarter of the expansion instead of a quarter of the narrow end has no discernible latency cost.',
      source: 'MobileNetV3, section 5.3, against MnasNet',
      suite: CHOICES_SUITE,
      name: `time, ${OF_NARROW} over ${PAPER}`,
      reproducedFrom: FREE,
      why: 'less than 5 % of one block taken as not discernible',
      noEffect: 1,
    },
    suite => {
      const interval = suite.ratio(OF_NARROW, PAPER);
      return interval && { interval };
    },
  ),
  slower(SIGMOID, PAPER, {
    id: 'sigmoid-gate',
    statement: 'A sigmoid as the gate makes the block slower than a hard sigmoid.',
    source: 'MobileNetV3, sections 3 and 5.2: the sigmoid is "inefficient to compute"; without a number',
    suite: CHOICES_SUITE,
    names: ['sigmoid', 'hard sigmoid'],
  }),
];

export const claims: readonly Claim[] = [...exactClaims, ...timedClaims];
