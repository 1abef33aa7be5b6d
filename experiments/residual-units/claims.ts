import { countGraph } from '../../src/cost/counts.js';
import { preservedShare } from '../../src/cost/preserved-share.js';
import { exactly } from '../../src/experiment/claims/exact.js';
import { slower } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Results } from '../../src/measure/results/results.js';
import { formatShare, significant } from '../../src/reports/format.js';
import {
  armOf,
  DEPTHWISE_ALONE,
  DOWN_SUITE,
  EXPANSION_SUITE,
  EXPANSIONS,
  type Expansion,
  graphOfUnit,
  UNITS,
  UNITS_SUITE,
  WINOGRAD_SUITE,
} from './arms.js';
import { preservedBy } from './memory.js';
import { shortcutsIn } from './networks.js';
import { bottleneck, downUnit } from './units.js';

const OWN = "this suite's own question";
const PER = { per: 'multiply-accumulate' } as const;

const memory = (results: Results, unit: string, quantity: string) =>
  results.exact(`${UNITS_SUITE}/${unit}/one`, quantity);

/** A full 3×3 convolution in the wide middle of the inverted residual, over the depthwise one: all of the unit's work. */
function fullMiddle(): number {
  const { channels } = UNITS.inverted;
  const full = graphOfUnit({ ...UNITS.inverted, body: bottleneck(6 * channels) });
  return countGraph(full).macs / countGraph(graphOfUnit(UNITS.inverted)).macs;
}

/** How many times the work of a unit of stride 2 is with a projection as its shortcut. */
const PROJECTED = countGraph(downUnit('projection')).macs / countGraph(downUnit('no-shortcut')).macs;

const [T1, , , T6] = EXPANSIONS;

/** What is not preserved, without the rounding of 1 − share: more than n − c of the n channels are off. */
function lost({ t, channels }: Expansion): number {
  return preservedShare(t * channels, t * channels - channels + 1);
}

export const claims: readonly Claim[] = [
  exactly(
    {
      id: 'wide-needs-depthwise',
      statement: 'Wide in the middle is affordable only with a depthwise 3×3.',
      source: "ResNet narrows before its 3×3, MobileNetV2 widens; the count is this suite's",
      rule: 'with a full 3×3 on 216 channels, the unit would do over 20 times the multiply-accumulates',
    },
    () => ({ holds: fullMiddle() > 20, evidence: `×${significant(fullMiddle())}` }),
  ),
  exactly(
    {
      id: 'memory',
      statement:
        'Against a bottleneck of the same work, the inverted residual carries less than a third between units, but run op by op it needs the most memory of all.',
      source: 'MobileNetV2, section 5: the memory is small if the inner map is never written as a whole',
      rule: "its ends are under a third of the bottleneck's, and run op by op its peak is the highest of all units",
    },
    results => {
      const ends = memory(results, 'bottleneck', 'ends') / memory(results, 'inverted', 'ends');
      const peaks = Object.keys(UNITS).map(unit => memory(results, unit, 'peak'));
      return {
        holds: ends > 3 && memory(results, 'inverted', 'peak') === Math.max(...peaks),
        evidence: `ends: bottleneck ×${significant(ends)}; peaks for a pixel: ${Object.keys(UNITS)
          .map((unit, i) => `${unit} ${peaks[i]}`)
          .join(', ')} values`,
      };
    },
  ),
  exactly(
    {
      id: 'relu-needs-width',
      statement:
        'Behind random weights, a ReLU keeps what c channels carry only if it acts on several times as many.',
      source: 'MobileNetV2, Theorem 1: an average over random matrices, not over trained ones',
      rule: 'preserved share above 99.9 % at t = 6 and below one in a million at t = 1',
    },
    () => {
      const [one, six] = [T1, T6].map(preservedBy);
      return {
        holds: six > 0.999 && one < 1e-6,
        evidence: `t = 6: 1 − ${lost(T6).toExponential(0)}; t = 2: ${formatShare(preservedBy(EXPANSIONS[1]))}; t = 1: ${one.toExponential(0)}`,
      };
    },
  ),
  exactly(
    {
      id: 'shortcuts',
      statement: 'MobileNetV2 drops the shortcut where shapes differ; ResNet-50 computes it.',
      source: 'MobileNetV2, Table 2 and section 3.3; ResNet, option B',
      rule: "10 of MobileNetV2's 17 units have a shortcut and none has a convolution in it; all 16 of ResNet-50 have one, 4 with a convolution",
    },
    () => {
      const [mobile, residual] = [shortcutsIn('mobilenet-v2'), shortcutsIn('resnet-50')];
      return {
        holds:
          mobile.units === 17 &&
          mobile.sums === 10 &&
          mobile.projections === 0 &&
          residual.units === 16 &&
          residual.sums === 16 &&
          residual.projections === 4,
        evidence: `the 4 projections are ${formatShare(residual.projectionMacs / residual.macs)} of ResNet-50's multiply-accumulates`,
      };
    },
  ),
  slower('inverted', 'bottleneck', {
    id: 'inverted-behind',
    statement: 'The inverted residual takes longer per multiply-accumulate than the bottleneck.',
    source: OWN,
    suite: UNITS_SUITE,
    ...PER,
  }),
  slower('inverted', 'bottleneck-direct', {
    id: 'inverted-behind-direct',
    statement: "It still does if the bottleneck's 3×3 is computed without Winograd's algorithm.",
    source: `${OWN}: the ablation; a depthwise convolution has no such algorithm here`,
    suite: WINOGRAD_SUITE,
    names: ['inverted', 'bottleneck, direct'],
    ...PER,
  }),
  slower(DEPTHWISE_ALONE, 'inverted', {
    id: 'depthwise-share',
    statement:
      "The depthwise convolution takes a larger share of the inverted residual's time than of its work.",
    source:
      'ShuffleNetV1, section 3.2: depthwise convolution is hard to implement efficiently; without a number',
    suite: UNITS_SUITE,
    names: ['its depthwise convolutions', 'the unit'],
    ...PER,
  }),
  slower('inverted', 'narrow-depthwise', {
    id: 'work-or-bytes',
    statement:
      'With nearly five times the depthwise work and no more bytes, the inverted residual takes longer than the bottleneck with a depthwise 3×3.',
    source: `${OWN}: does the depthwise arithmetic cost the time, or what is moved?`,
    suite: UNITS_SUITE,
    names: ['inverted', 'narrow-depthwise'],
    ...PER,
  }),
  slower(armOf({ t: 12 }), armOf({ t: 2 }), {
    id: 'expansion',
    statement: 'At the same work, a larger expansion takes longer.',
    source: `${OWN}; MobileNetV2 chooses t = 6 by accuracy: from 5 to 10 it found hardly a difference`,
    suite: EXPANSION_SUITE,
    ...PER,
  }),
  slower('projection', 'no-shortcut', {
    id: 'projection',
    statement: 'A shortcut that is a 1×1 convolution of stride 2 costs time.',
    source: `${OWN}; ResNet, option B`,
    suite: DOWN_SUITE,
    threshold: {
      from: 1 + (PROJECTED - 1) / 2,
      why: `half of what its work says, ×${significant(PROJECTED)}`,
    },
  }),
  slower('standard-direct', 'standard', {
    id: 'winograd',
    statement:
      "Part of the standard unit's speed is Winograd's algorithm: without it, the unit takes longer.",
    source: `${OWN}: the ablation`,
    suite: WINOGRAD_SUITE,
    names: ['direct', "with Winograd's algorithm"],
  }),
];
