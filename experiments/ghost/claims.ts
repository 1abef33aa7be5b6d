import { exactly } from '../../src/experiment/claims/exact.js';
import { above } from '../../src/experiment/claims/level.js';
import { faster, slower } from '../../src/experiment/claims/ratio.js';
import { halfOfSavedWork } from '../../src/experiment/claims/threshold.js';
import { ratioOfSums } from '../../src/experiment/ratio-of-sums.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { ghostSpeedup } from '../../src/papers/ghostnet.js';
import { timmLatency } from '../../src/papers/latencies.js';
import { publishedNumber } from '../../src/papers/published.js';
import { significant } from '../../src/reports/format.js';
import { ghostRow, ROW, residualRow, timesFewer } from './modules.js';
import { ghostArms } from './suites.js';

const EQUATION = 'GhostNet, equation 4: about s times';
const TIMM = "timm's benchmark, Intel i9";
/** How near to s counts as "about s". */
const NEAR = 0.9;
/** A concatenation below this share would not be worth a paper. */
const NOTICEABLE = 0.1;

const milliseconds = (network: string) => publishedNumber(timmLatency, network, 'i9_10940x_ms');
const ghostMs = milliseconds('ghostnet_100');

/** A claim that the counted saving of one of the modules is about s. */
function aboutS(id: string, statement: string, place: number): Claim {
  const { arm, over, suite, shape } = ghostArms[place];
  return exactly(
    {
      id,
      statement,
      source: EQUATION,
      rule: `the multiply-accumulates of the layer over the module's are at least ${NEAR} times s`,
    },
    results => {
      const [full, ghost] = [arm, over].map(one => results.exact(`${suite}/${one}`, 'macs'));
      const times = full / ghost;
      return { holds: times >= NEAR * shape.ratio, evidence: `${significant(times)} for s = ${shape.ratio}` };
    },
  );
}

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

export const claims: readonly Claim[] = [
  exactly(
    {
      id: 'formula',
      statement:
        'The counted quotients of multiply-accumulates and of parameters are r_s and r_c, and both are one number.',
      source: 'GhostNet, equations 4 and 5',
      rule: 'both quotients of every pair agree with the formula to 12 digits, and so do the derived numbers to 3',
    },
    results => {
      const wrong = ghostArms.filter(({ suite, arm, over, shape }) =>
        ['macs', 'parameters'].some(count => {
          const [full, ghost] = [arm, over].map(one => results.exact(`${suite}/${one}`, count));
          return Math.abs(full / ghost / timesFewer(shape) - 1) > 1e-12;
        }),
      );
      const derived = ghostSpeedup.rows.filter(([c, square, pointwise]) => {
        const shape = { channels: Number(c), ratio: 2, cheap: 3 };
        const off = (value: unknown, kernel: number) =>
          Math.abs(Number(value) - timesFewer({ ...shape, kernel })) > 0.001;
        return off(square, 3) || off(pointwise, 1);
      });
      return {
        holds: wrong.length + derived.length === 0,
        evidence: `${ghostArms.length} pairs and ${ghostSpeedup.rows.length} rows, ${wrong.length + derived.length} disagree`,
      };
    },
  ),
  aboutS(
    'about-s-square',
    'With 3×3 primary and cheap windows, a ghost module saves about s times the work (c = 32).',
    3,
  ),
  aboutS(
    'about-s-pointwise-64',
    'So it does with 1×1 primary convolutions and c = 64, where d is not about k.',
    1,
  ),
  aboutS('about-s-pointwise-16', 'So it does with 1×1 primary convolutions and c = 16.', 0),
  exactly(
    {
      id: 'same-shift',
      statement:
        'A depthwise convolution with one-hot windows and slices with zeros behind them compute the same shift.',
      source: 'the construction of this experiment',
      rule: 'no value of the output differs, and one has multiply-accumulates and the other none',
    },
    results => {
      const differing = results.exact('same-shift', 'differing');
      const [ones, copies] = ['one-hot', 'slice-pad'].map(arm => results.exact(`cheap/shift-${arm}`, 'macs'));
      return {
        holds: differing === 0 && ones > 0 && copies === 0,
        evidence: `${differing} values differ; ${ones} and ${copies} multiply-accumulates`,
      };
    },
  ),
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
