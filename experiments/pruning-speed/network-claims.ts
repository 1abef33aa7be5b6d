import { above } from '../../src/experiment/claims/level.js';
import { faster, slower, slowerOnAverage } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { netadapt } from '../../src/papers/pruning.js';
import { publishedNumber } from '../../src/papers/published.js';
import { formatShare, significant } from '../../src/reports/format.js';
import { batchArm, batchSuites, FLOOR_ARM, prunedArm, pruningSuite, SHARES, WHOLE } from './network.js';

const NOTES = 'Notes on compressing small networks, section 3';
const PER_MAC = { per: 'multiply-accumulate', suite: pruningSuite.id } as const;

/** NetAdapt Table 1, pruned by multiply-accumulates only: what is left of them and of the latency, in per cent. */
const [MACS, LATENCY] = ['macs_pct', 'latency_pct'].map(column =>
  publishedNumber(netadapt, 'NetAdapt', column),
);

/** Pairs of an exact and an aligned network are compared if their work differs by at most this. */
const ALIKE = 0.15;

export const networkClaims: readonly Claim[] = [
  slower(prunedArm(10, 'unaligned'), WHOLE, {
    id: 'like-netadapt',
    statement: `A network pruned to ${MACS} % of the multiply-accumulates takes longer per multiply-accumulate.`,
    source: `NetAdapt, Table 1: ${MACS} % of the multiply-accumulates, ${LATENCY} % of the latency (×${significant(LATENCY / MACS)} per multiply-accumulate)`,
    published: LATENCY / MACS,
    names: ['pruned by 10 %', 'whole'],
    ...PER_MAC,
  }),
  slower(prunedArm(90, 'unaligned'), WHOLE, {
    id: 'less-than-promised',
    statement:
      'Pruned by 90 %, a network takes longer per multiply-accumulate: time saved falls behind work saved.',
    source: `${NOTES}: with more pruning the model gets smaller, but some models slower`,
    names: ['pruned by 90 %', 'whole'],
    ...PER_MAC,
  }),
  above(
    {
      id: 'floor',
      statement:
        'There is a floor that pruning does not go under: one filter a layer still takes a noticeable time.',
      source: `${NOTES}: "running speed has a bottleneck", without a number`,
      suite: pruningSuite.id,
      name: 'time with one filter a layer, share of the whole',
      reproducedFrom: 0.05,
      directionFrom: 0.01,
      inPercent: true,
    },
    (suite, results) => {
      const interval = suite.ratio(FLOOR_ARM, WHOLE);
      const macs = (arm: string) => results.exact(`${pruningSuite.id}/${arm}`, 'macs');
      const more = `${formatShare(macs(FLOOR_ARM) / macs(WHOLE))} of the multiply-accumulates`;
      return interval && { interval, more };
    },
  ),
  slowerOnAverage(
    `unaligned over aligned where the work of the two differs, but by at most ${100 * ALIKE} %`,
    {
      id: 'aligned-faster',
      statement:
        'Filter counts that are multiples of 8 take less time per multiply-accumulate than exact ones.',
      source: 'Tencent/ncnn #3190: channel numbers should be multiples of 4, better 8',
      ...PER_MAC,
    },
    suite =>
      SHARES.map(share => [prunedArm(share, 'unaligned'), prunedArm(share, 'aligned')] as const).filter(
        pair => {
          if (!pair.every(arm => suite.arms.includes(arm))) return false;
          const [unaligned, aligned] = pair.map(arm => suite.row(arm).macs);
          return unaligned !== aligned && Math.abs(unaligned / aligned - 1) <= ALIKE;
        },
      ),
  ),
  ...batchSuites.map(({ id, network }) =>
    faster(batchArm(4), batchArm(2), {
      id: `fixed-cost-${id}`,
      statement: `A batch of 4 takes about as long as one of 2: a fixed cost per call dominates (${network}).`,
      source: `${NOTES}: with a batch of 2 or 4 "you will find the speed is about the same"`,
      suite: id,
      per: 'image',
      names: ['batch 4', '2'],
      threshold: { from: 0.6, why: 'where 0.5 is a fixed cost and nothing else, and 1 none' },
    }),
  ),
];
