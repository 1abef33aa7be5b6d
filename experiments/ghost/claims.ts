import { above } from '../../src/experiment/claims/level.js';
import { faster, slower } from '../../src/experiment/claims/ratio.js';
import { halfOfSavedWork } from '../../src/experiment/claims/threshold.js';
import { ratioOfSums } from '../../src/experiment/ratio-of-sums.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { timmLatency } from '../../src/papers/latencies.js';
import { publishedNumber } from '../../src/papers/published.js';
import { exactClaims } from './exact-claims.js';
import { ghostRow, ROW, residualRow } from './modules.js';
import { ghostArms } from './suites.js';

const EQUATION = 'GhostNet, equation 4: about s times';
const TIMM = "timm's benchmark, Intel i9";
/** A concatenation below this share would not be worth a paper. */
const NOTICEABLE = 0.1;

const milliseconds = (network: string) => publishedNumber(timmLatency, network, 'i9_10940x_ms');
const ghostMs = milliseconds('ghostnet_100');

/** A claim that a layer takes longer than the module in its place, judged against s. */
function layerSlower(place: number, id: string): Claim {
  const { name, suite, arm, over, shape } = ghostArms[place];
  return slower(arm, over, {
    id,
    statement: `The layer takes longer than its ghost module, by half of what s promises or more: ${name}.`,
    source: EQUATION,
    suite,
    published: shape.ratio,
  });
}

/** Exact claims, and those about time. */
export const claims: readonly Claim[] = [
  ...exactClaims,
  layerSlower(0, 'pointwise-16'),
  layerSlower(1, 'pointwise-64'),
  layerSlower(3, 'square-2'),
  layerSlower(5, 'square-4'),
  slower('full-direct', 's=2-d=3-direct', {
    id: 'square-2-direct',
    statement: "It does where no convolution has Winograd's algorithm: 3×3, c = 32, s = 2, d = 3 (wasm).",
    source: 'an ablation of the claim on the 3×3 layer',
    suite: 'causes',
    published: 2,
  }),
  slower('cheap', 'primary', {
    id: 'cheap-not-cheap',
    statement: 'The cheap operation takes longer per multiply-accumulate than the primary convolution.',
    source: 'what "cheap" leaves open: it is counted in multiply-accumulates',
    suite: 'parts',
    per: 'multiply-accumulate',
  }),
  above(
    {
      id: 'concat-share',
      statement: 'Joining both halves takes a noticeable share of the time of a ghost module.',
      source:
        'RepGhost, Chen et al. 2022, arXiv:2211.06088: the cost of concatenation is not negligible; the threshold is ours',
      suite: 'parts',
      name: 'share of the time in the concatenation',
      reproducedFrom: NOTICEABLE,
      inPercent: true,
    },
    suite => {
      const interval = ratioOfSums(suite, ['concat'], ['primary', 'cheap', 'concat']);
      return interval && { interval };
    },
  ),
  slower('c=64-s=2', 'c=64-s=2-shared', {
    id: 'shared-buffer',
    statement:
      'A module whose halves are written side by side at once takes less time than one that copies them (wasm).',
    source: 'an ablation of the claim before',
    suite: 'causes',
    names: ['copied', 'written in place'],
  }),
  faster('shift-slice-pad', 'depthwise-3x3', {
    id: 'shift-free',
    statement:
      'A shift without multiply-accumulates takes less than half of the time of a depthwise 3×3 convolution.',
    source: 'Shift, Wu et al. 2017, arXiv:1711.08141: an alternative of zero FLOPs',
    suite: 'cheap',
    threshold: { from: 0.5, why: 'where multiply-accumulates alone say 0' },
  }),
  faster('pointwise-grouped', 'depthwise-3x3', {
    id: 'grouped-cheaper',
    statement: 'A 1×1 convolution in groups of 4 takes less time than a depthwise 3×3 one.',
    source: 'the counts: 4 multiply-accumulates against 9',
    suite: 'cheap',
  }),
  slower('inverted-residual', 'ghost', {
    id: 'bottleneck',
    statement: 'An inverted residual takes longer than the ghost bottleneck of the same channels.',
    source: 'GhostNet, Figure 3; the counts',
    suite: 'bottleneck',
    threshold: halfOfSavedWork(residualRow(ROW), ghostRow(ROW)),
  }),
  slower('ghostnet', 'mobilenet-v1', {
    id: 'network-v1',
    statement: 'GhostNet takes longer than MobileNetV1, which does about four times the work.',
    source: TIMM,
    suite: 'networks',
    published: ghostMs / milliseconds('mobilenetv1_100'),
  }),
  slower('ghostnet', 'mobilenet-v3-large', {
    id: 'network-v3',
    statement: 'GhostNet takes longer than MobileNetV3-Large, which does more work.',
    source: TIMM,
    suite: 'networks',
    published: ghostMs / milliseconds('mobilenetv3_large_100'),
  }),
];
