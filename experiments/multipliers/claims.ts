import { computedRatio } from '../../src/experiment/claims/computed-ratio.js';
import { slower } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { exactClaims } from './exact-claims.js';
import { mixRatio, removedRatio } from './mix.js';
import { measuredNetworks, SHALLOW_ARM, SMALL_ARM, SMALLER_SUITE, widthArm } from './networks.js';
import { armSlowdown, pixelSlowdown } from './published-times.js';
import { EVEN, FULL_ARM, halfOf, level, reduced, SLICE_SUITE } from './slice.js';

const PER = { per: 'multiply-accumulate' } as const;
const GUESS = 'a guess from counts, to be tested: the paper prints no times';

/** Slices of a quarter of the work. */
const [narrowHalf, smallHalf, shallowHalf] = level(1).map(({ id }) => id);
const narrowest = reduced.narrow[2].id;

const timedClaims: readonly Claim[] = [
  ...[0.5, 0.25].map(width =>
    slower(widthArm(width), FULL_ARM, {
      id: `network-width-${width}`,
      statement: `MobileNetV1 at α = ${width} takes longer per multiply-accumulate than at α = 1.`,
      source: 'ShuffleNetV2, Table 8: images/s of MobileNetV1 on an ARM core',
      suite: measuredNetworks,
      published: armSlowdown(width),
      ...PER,
    }),
  ),
  slower(SMALL_ARM, FULL_ARM, {
    id: 'network-small-image',
    statement:
      'MobileNetV1 takes longer per multiply-accumulate on an image of 96×96 than on one of 160×160.',
    source:
      "MobileNetV2's release, 1.0-96 over 1.0-160 on a Pixel 1; no such pair is printed for MobileNetV1",
    suite: SMALLER_SUITE,
    published: pixelSlowdown('1.0-96', '1.0-160'),
    ...PER,
  }),
  slower(widthArm(0.75), SHALLOW_ARM, {
    id: 'network-narrow-over-shallow',
    statement: 'Of the two networks of Table 5, the narrow one takes longer per multiply-accumulate.',
    source: `MobileNetV1, Table 5 prints accuracy and counts: ${GUESS}`,
    suite: measuredNetworks,
    ...PER,
  }),
  computedRatio(
    {
      id: 'removed-layers-cheap',
      statement:
        'The five layers that the shallow network lacks take less time per multiply-accumulate than those that it keeps.',
      source: GUESS,
      suite: measuredNetworks,
      name: 'time per multiply-accumulate of the removed layers (full minus shallow) over that of the shallow network',
      threshold: { from: 1 / 1.1 },
    },
    suite => ({ ratio: removedRatio(suite) }),
  ),
  slower(narrowHalf, smallHalf, {
    id: 'narrow-over-small',
    statement:
      'At a quarter of the work, the narrow slice takes longer per multiply-accumulate than the small map.',
    source: "MobileNetV2's release, 0.5-224 over 1.0-128 on a Pixel 1",
    suite: SLICE_SUITE,
    published: pixelSlowdown('0.5-224', '1.0-128'),
    ...PER,
  }),
  slower(narrowHalf, shallowHalf, {
    id: 'narrow-over-shallow',
    statement:
      'At a quarter of the work, the narrow slice takes longer per multiply-accumulate than the shallow one.',
    source: GUESS,
    suite: SLICE_SUITE,
    ...PER,
  }),
  slower(smallHalf, shallowHalf, {
    id: 'small-over-shallow',
    statement:
      'At a quarter of the work, the small map takes longer per multiply-accumulate than the shallow slice.',
    source: GUESS,
    suite: SLICE_SUITE,
    ...PER,
  }),
  slower(smallHalf, EVEN.id, {
    id: 'odd-map',
    statement:
      'A map of 7×7 takes longer per multiply-accumulate than one of 6×8: a remainder of pixels costs time.',
    source: GUESS,
    suite: SLICE_SUITE,
    ...PER,
  }),
  computedRatio(
    {
      id: 'mixture',
      statement:
        'At α = 1/4 a slice is slower per multiply-accumulate even if no kernel is: more of its work is depthwise.',
      source: GUESS,
      suite: SLICE_SUITE,
      name: `time per multiply-accumulate, ${narrowest} over full, if each kind of convolution kept that of the full slice`,
    },
    suite => ({ ratio: mixRatio(suite, narrowest) }),
  ),
  slower(halfOf(narrowest, 'pointwise'), halfOf(FULL_ARM, 'pointwise'), {
    id: 'pointwise-narrow',
    statement: 'At α = 1/4 the 1×1 convolutions alone take longer per multiply-accumulate.',
    source: GUESS,
    suite: SLICE_SUITE,
    ...PER,
  }),
];

export const claims: readonly Claim[] = [...exactClaims, ...timedClaims];
