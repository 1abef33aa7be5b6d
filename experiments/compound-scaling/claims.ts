import { computedRatio } from '../../src/experiment/claims/computed-ratio.js';
import { faster, slower } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { scaledFamily, scaledLatency } from '../../src/papers/efficientnet.js';
import { timmLatency } from '../../src/papers/latencies.js';
import { publishedNumber } from '../../src/papers/published.js';
import { exactClaims } from './exact-claims.js';
import { measuredNetworks } from './family.js';
import { beyondPointwise } from './growth.js';
import { BASE_ARM, plainOnly, STACK_SUITE, WIDE_ARM } from './stack.js';

const PER = { per: 'multiply-accumulate' } as const;
const GUESS = 'a guess from counts, to be tested: the paper searches by accuracy and FLOPs';
const STACK = { suite: STACK_SUITE, ...PER } as const;
const LESS = { from: 1 / 1.1 };

/** Time per multiply-accumulate of B7 over that of B1, on the paper's processor. */
const largestOverSmall =
  publishedNumber(scaledLatency, 'EfficientNet-B7', 'seconds') /
  publishedNumber(scaledLatency, 'EfficientNet-B1', 'seconds') /
  (publishedNumber(scaledFamily, 'B7', 'macs_B') / publishedNumber(scaledFamily, 'B1', 'macs_B'));

/** The same of B1 over B0 in timm's table, on its i7. */
const timmPerMac = (row: string) =>
  publishedNumber(timmLatency, row, 'i7_12700h_ms') / publishedNumber(timmLatency, row, 'macs_G');
const nextOverFirst = timmPerMac('efficientnet_b1') / timmPerMac('efficientnet_b0');

const timedClaims: readonly Claim[] = [
  faster('compound-4', BASE_ARM, {
    id: 'time-behind-work',
    statement:
      'Compound scaling to about four times the work takes less than four times as long: less time per multiply-accumulate.',
    source: 'EfficientNet, Tables 2 and 4: B7 does 53 times the work of B1 in 32 times the time',
    published: largestOverSmall,
    threshold: LESS,
    ...STACK,
  }),
  faster('width-4', 'depth-4', {
    id: 'width-under-depth',
    statement:
      'At about four times the work, the wider stack takes less time per multiply-accumulate than the deeper one.',
    source: GUESS,
    threshold: LESS,
    ...STACK,
  }),
  faster('width-4', 'resolution-4', {
    id: 'width-under-resolution',
    statement:
      'At about four times the work, the wider stack takes less time per multiply-accumulate than the larger image.',
    source: GUESS,
    threshold: LESS,
    ...STACK,
  }),
  slower('compound-4', 'width-4', {
    id: 'compound-over-width',
    statement:
      'Compound scaling costs time: at about four times the work it takes longer per multiply-accumulate than width alone.',
    source: `${GUESS}; its reason for scaling all three is accuracy`,
    ...STACK,
  }),
  computedRatio(
    {
      id: 'not-in-pointwise',
      statement: 'What the wider stack gains per multiply-accumulate is not in its 1×1 convolutions.',
      source: GUESS,
      suite: STACK_SUITE,
      name: 'time per multiply-accumulate, width-4 over base, over the same of the 1×1 convolutions alone',
      threshold: LESS,
    },
    suite => ({ ratio: beyondPointwise(suite) }),
  ),
  faster(plainOnly(WIDE_ARM), plainOnly(BASE_ARM), {
    id: 'width-without-excite',
    statement:
      'Width is cheap without squeeze-and-excite and swish as well: the wider plain stack takes less time per multiply-accumulate than its base.',
    source: GUESS,
    threshold: LESS,
    ...STACK,
  }),
  faster('B1', 'B0', {
    id: 'networks-time-behind-work',
    statement: 'EfficientNet-B1 takes less time per multiply-accumulate than B0.',
    source: "timm's table, i7-12700H, 224×224 and 240×240",
    suite: measuredNetworks,
    published: nextOverFirst,
    ...PER,
  }),
];

export const claims: readonly Claim[] = [...exactClaims, ...timedClaims];
