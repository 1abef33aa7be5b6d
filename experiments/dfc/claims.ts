import { exactly } from '../../src/experiment/claims/exact.js';
import { above } from '../../src/experiment/claims/level.js';
import { slower } from '../../src/experiment/claims/ratio.js';
import { halfOfSavedWork } from '../../src/experiment/claims/threshold.js';
import { ratioOfSums } from '../../src/experiment/ratio-of-sums.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Results } from '../../src/measure/results/results.js';
import { timmLatency } from '../../src/papers/latencies.js';
import { publishedNumber } from '../../src/papers/published.js';
import { significant } from '../../src/reports/format.js';
import { gateArm, gatedBottleneck, gateGraph, wholeGraph } from './suites.js';

const ORDERS = 'GhostNetV2, section 3: O(H²W²) and O(H²W + HW²)';
const GLOBAL =
  'GhostNetV2, section 3: fully connected layers give attention maps with a global receptive field';
const TIMM = "timm's benchmark, Intel i9";
/** By how much the window counts as global. */
const WHOLE = 1;

const milliseconds = (network: string) => publishedNumber(timmLatency, network, 'i9_10940x_ms');
const macs = (results: Results, arm: string) => results.exact(`gates/${arm}`, 'macs');

/** A claim that the pixels which reach a gate are all pixels of the map. */
function seesAll(id: string, statement: string, form: 'full' | 'decoupled' | 'dfc'): Claim {
  return exactly(
    {
      id,
      statement,
      source: GLOBAL,
      rule: 'the share of the 28×28 pixels that reach the middle of the gate is 1',
    },
    results => {
      const share = results.exact(`reach/${gateArm(form, 28)}`, 'share');
      return { holds: share === WHOLE, evidence: `${significant(100 * share)} % of the pixels` };
    },
  );
}

export const claims: readonly Claim[] = [
  exactly(
    {
      id: 'orders',
      statement:
        'Twice the side: full attention has 16 times the multiply-accumulates, decoupled 8 times, DFC 4 times.',
      source: ORDERS,
      rule: 'from 14×14 to 28×28 the counted graphs grow by exactly these factors',
    },
    results => {
      const growth = (['full', 'decoupled', 'dfc'] as const).map(
        form => macs(results, gateArm(form, 28)) / macs(results, gateArm(form, 14)),
      );
      return { holds: growth.join() === '16,8,4', evidence: growth.map(times => `×${times}`).join(', ') };
    },
  ),
  seesAll('reach-full', 'Full attention sees the whole map.', 'full'),
  seesAll('reach-decoupled', 'Two decoupled steps see the whole map.', 'decoupled'),
  seesAll('reach-dfc', 'DFC attention as it is implemented, with windows of 5, sees the whole map.', 'dfc'),
  slower('full-28', 'decoupled-28', {
    id: 'decoupling',
    statement:
      'Full attention takes longer than decoupled attention, by half of what the counts say or more (28×28).',
    source: ORDERS,
    suite: 'gates',
    threshold: halfOfSavedWork(gateGraph('full', 28), gateGraph('decoupled', 28)),
  }),
  slower('decoupled-28', 'dfc-28', {
    id: 'windows',
    statement:
      'Decoupled attention over whole rows and columns takes longer than DFC, by half of what the counts say (28×28).',
    source: 'GhostNetV2, section 3: two depthwise convolutions instead',
    suite: 'gates',
    threshold: halfOfSavedWork(gateGraph('decoupled', 28), gateGraph('dfc', 28)),
  }),
  slower('whole-map', 'dfc', {
    id: 'pooling',
    statement:
      'On the map as it is, the two windows take longer than at half its size, by half of what the counts say.',
    source: 'GhostNetV2, section 3: the map is made smaller to save time',
    suite: 'forms',
    threshold: halfOfSavedWork(wholeGraph(), gateGraph('dfc', 28)),
  }),
  slower('dfc', 'square-window', {
    id: 'two-windows',
    statement:
      'Windows of 1×5 and 5×1 take longer than one of 3×3, at about the same work, pool and enlarged map included.',
    source: 'an ablation: ten multiply-accumulates per value against nine',
    suite: 'forms',
    names: ['1×5 and 5×1', '3×3'],
  }),
  above(
    {
      id: 'around',
      statement:
        'Half of the time of DFC or more is not in its windows, but in the pool and the enlarged map.',
      source: 'the counts: neither has a multiply-accumulate',
      suite: 'forms',
      name: 'share of the time outside the two windows',
      reproducedFrom: 0.5,
      inPercent: true,
    },
    suite => {
      const inside = ratioOfSums(suite, ['windows-only'], ['dfc']);
      if (!inside) return undefined;
      const { low, high, estimate, ...rest } = inside;
      return { interval: { ...rest, low: 1 - high, estimate: 1 - estimate, high: 1 - low } };
    },
  ),
  slower('dfc', 'none', {
    id: 'bottleneck-dfc',
    statement:
      'A ghost bottleneck with DFC attention takes longer than one without, by half of the added work or more.',
    source: 'the counts',
    suite: 'bottleneck',
    threshold: halfOfSavedWork(gatedBottleneck('dfc'), gatedBottleneck('none')),
  }),
  slower('dfc', 'se', {
    id: 'bottleneck-se',
    statement: 'DFC attention costs more than squeeze-and-excite in its place.',
    source: 'the counts; the two are not alternatives in the paper',
    suite: 'bottleneck',
  }),
  slower('dfc-branch', 'dfc', {
    id: 'branch',
    statement:
      'The branch of the attention takes longer per multiply-accumulate than its bottleneck as a whole.',
    source: 'no paper: the counts say 1',
    suite: 'bottleneck',
    per: 'multiply-accumulate',
    names: ['the branch', 'the bottleneck'],
  }),
  slower('ghostnet-v2', 'ghostnet', {
    id: 'network',
    statement: 'GhostNetV2 takes longer than GhostNet of the same width.',
    source: TIMM,
    suite: 'networks',
    published: milliseconds('ghostnetv2_100') / milliseconds('ghostnet_100'),
  }),
];
