import { exactly } from '../../src/experiment/claims/exact.js';
import { faster, slower } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { publishedNumber } from '../../src/papers/published.js';
import { runtimeBreakdown } from '../../src/papers/shufflenetv2.js';
import { BOTTLENECKS } from './mixing.js';
import { STAGE_SUITE, unitArm, WAYS_SUITE } from './suites.js';

const V1 = 'ShuffleNetV1, section 3.1';
const V2 = 'ShuffleNetV2, section 3';
/** The least effect that is asked for where a paper names none. */
const TWO_PERCENT = { from: 0.98, why: 'as the paper names no number' };
/** Share of the time that Figure 2 gives the shuffle on the GPU; on ARM it prints 0. */
const SHARE = publishedNumber(runtimeBreakdown, 'ShuffleNet V1 on GPU', 'shuffle') / 100;
/** Time with the shuffle over that without it. */
export const SHUFFLE_RATIO = 1 / (1 - SHARE);

const at = (name: string) => `mixing/${name}`;
const paperSizes = BOTTLENECKS.filter(({ name }) => name.startsWith('1x'));

const exact: readonly Claim[] = [
  exactly(
    {
      id: 'groups-stay-apart',
      statement:
        'Without a shuffle, no number of grouped 1×1 convolutions lets an output see more than its group.',
      source: V1,
      rule: 'the output that sees the fewest inputs sees C / g of them after three layers, for every g of Table 1',
    },
    results => {
      const seen = paperSizes.map(({ name, channels, groups }) => {
        return { groups, reached: results.exact(at(name), 'withoutShuffle'), expected: channels / groups };
      });
      return {
        holds: seen.every(({ reached, expected }) => reached === expected),
        evidence: seen.map(({ groups, reached }) => `g = ${groups}: ${reached} inputs`).join(', '),
      };
    },
  ),
  exactly(
    {
      id: 'one-shuffle-mixes',
      statement: 'One shuffle between two grouped 1×1 convolutions lets every output see every input.',
      source: V1,
      rule: 'two layers with a shuffle reach all channels, for every g of Table 1 at 1×',
    },
    results => {
      const seen = paperSizes.map(({ name, channels, groups }) => {
        return { groups, channels, reached: results.exact(at(name), 'oneShuffle') };
      });
      return {
        holds: seen.every(({ reached, channels }) => reached === channels),
        evidence: seen
          .map(({ groups, reached, channels }) => `g = ${groups}: ${reached} of ${channels}`)
          .join(', '),
      };
    },
  ),
  exactly(
    {
      id: 'small-groups-mix-less',
      statement:
        'Where a group has fewer channels than there are groups, one shuffle is not enough, and two are.',
      source: 'a bottleneck of ShuffleNetV1 0.25× with 8 groups: 24 channels, 3 in a group',
      rule: 'at 0.25×, g = 8, one shuffle reaches 3 · 3 = 9 channels and two reach all 24',
    },
    results => {
      const [one, two, all] = ['oneShuffle', 'twoShuffles', 'channels'].map(what =>
        results.exact(at('0.25x-g8'), what),
      );
      return {
        holds: one === 9 && two === all,
        evidence: `one shuffle: ${one} of ${all}, two: ${two} of ${all}`,
      };
    },
  ),
  exactly(
    {
      id: 'a-third-of-the-glue',
      statement:
        'Concatenation, shuffle and split in one copy move a third of what they move one after the other.',
      source: V2,
      rule: 'one copy moves 2, three copies move 6 times the values of a unit',
    },
    results => {
      const [three, one] = ['three-ops', 'one-op'].map(
        id => results.exact(`glue/${id}`, 'glue') / results.exact(`glue/${id}`, 'output'),
      );
      return {
        holds: three === 6 && one === 2,
        evidence: `three copies: ${three} times, one copy: ${one} times`,
      };
    },
  ),
  exactly(
    {
      id: 'order-is-free',
      statement:
        'The order of a shuffle can be in the weights of a 1×1 convolution, or in the index of a grouped one.',
      source: 'this suite; no paper says it',
      rule: 'on integers, shuffle and 1×1 convolution differ by 0 from permuted weights; with any values, by 0 from an index',
    },
    results => {
      const [weights, index] = ['permuted-weights', 'index'].map(id =>
        results.exact(`order/${id}`, 'difference'),
      );
      return {
        holds: weights === 0 && index === 0,
        evidence: `largest difference: permuted weights ${weights}, index ${index}`,
      };
    },
  ),
];

const timed: readonly Claim[] = [
  slower(unitArm(3, 'shuffle'), unitArm(3, 'no-shuffle'), {
    id: 'shuffle-costs-time',
    statement: 'In a ShuffleNetV1 unit with 3 groups the shuffle takes time, although it does no arithmetic.',
    source: 'ShuffleNetV2, Figure 2: 5 % of the time of ShuffleNetV1 on the GPU, 0 % on ARM',
    suite: 'unit-v1',
    published: SHUFFLE_RATIO,
    names: ['with shuffle', 'without'],
  }),
  slower('unit-value-by-value', 'unit-in-blocks', {
    id: 'slow-shuffle-costs-time',
    statement:
      'A unit whose shuffle moves one value at a time takes as much longer as the paper’s GPU did with its shuffle.',
    source: 'the ablation of the claim above: how good a kernel the paper’s GPU had is not known',
    suite: 'versions',
    published: SHUFFLE_RATIO,
    names: ['value by value', 'in blocks'],
  }),
  slower('transpose', 'block-copy', {
    id: 'transposition-costs-more',
    statement: 'A shuffle as reshape, transpose, flatten takes longer than one block copy for each channel.',
    source:
      "ShuffleNetV1, section 3.1, describes the shuffle by these three steps; the comparison is this suite's",
    suite: WAYS_SUITE,
    names: ['transpose', 'block copies'],
  }),
  slower('value-by-value', 'in-blocks', {
    id: 'value-by-value-costs-more',
    statement:
      'A shuffle that moves one value at a time takes more than twice as long as one that copies blocks.',
    source: 'the ablation of transposition-costs-more',
    suite: 'versions',
    threshold: { from: 2 },
    names: ['value by value', 'block copies'],
  }),
  slower('three-ops', 'branches-only', {
    id: 'glue-costs-time',
    statement:
      'Concatenation, shuffle and split take time: ShuffleNetV2 units take longer than their branches alone.',
    source:
      'ShuffleNetV2, guideline 4: element-wise operations have few FLOPs, but a heavy memory access cost',
    suite: STAGE_SUITE,
    per: 'multiply-accumulate',
    names: ['three ops', 'branches only'],
  }),
  faster('interleaved', 'three-ops', {
    id: 'merged-is-faster',
    statement: 'ShuffleNetV2 units are faster if concatenation and shuffle are one copy.',
    source: `${V2}: the three operations “are merged into a single element-wise operation”`,
    suite: STAGE_SUITE,
    threshold: TWO_PERCENT,
    names: ['interleaved', 'three ops'],
  }),
  faster('one-op', 'three-ops', {
    id: 'one-copy-is-faster',
    statement: 'ShuffleNetV2 units are faster if concatenation, shuffle and split are one copy.',
    source: `${V2}: the three operations “are merged into a single element-wise operation”`,
    suite: 'shared-buffers',
    threshold: TWO_PERCENT,
    names: ['one copy', 'three ops'],
  }),
  faster('permuted-weights', 'shuffled', {
    id: 'folded-is-faster',
    statement: 'A 1×1 convolution with permuted weights is faster than a shuffle and the convolution.',
    source: 'this suite; no paper says it',
    suite: 'folded',
    threshold: TWO_PERCENT,
    names: ['permuted weights', 'shuffle and 1×1'],
  }),
];

/** Written down before anything was measured. */
export const claims: readonly Claim[] = [...exact, ...timed];
