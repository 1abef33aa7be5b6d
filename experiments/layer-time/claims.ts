import { KIND_NAMES, KINDS, TENSOR_KINDS } from '../../src/cost/layer-kinds.js';
import { judgeMeasured, judgePair, weakestInSuites } from '../../src/experiment/claims/ratio.js';
import { shareOfTime } from '../../src/experiment/claims/share.js';
import { halfOf, TEN_PERCENT, thresholdRule } from '../../src/experiment/claims/threshold.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { publishedNumber } from '../../src/papers/published.js';
import { runtimeBreakdown } from '../../src/papers/shufflenetv2.js';
import { formatShare, significant } from '../../src/reports/format.js';
import { armOf, NETWORKS, networkOf, STAGE_NAMES, STAGES } from './networks.js';
import { shareOf, sumOverWhole } from './shares.js';

const NOTES = 'Notes on compressing small networks, sections 1.1 and 2.1.3, a picture without numbers';

/** What comes between tensor layers. */
const BETWEEN = KINDS.filter(kind => !TENSOR_KINDS.includes(kind));

/** Figure 2: time that FLOPs do not count. */
function outsideClaim({ model, title, suite }: (typeof NETWORKS)[number], row: string): Claim {
  const [arm, gpu] = ['ARM', 'GPU'].map(
    device => 1 - publishedNumber(runtimeBreakdown, `${row} on ${device}`, 'convolution') / 100,
  );
  return shareOfTime(
    'outside of convolutions and matrix products, fused',
    {
      id: `outside-${model}`,
      statement: `A noticeable part of the time is not in convolutions, even after fusing (${title}).`,
      source: `ShuffleNetV2, Figure 2: ${formatShare(arm)} on ARM, ${formatShare(gpu)} on the GPU`,
      suite,
      published: arm,
    },
    measured => shareOf(measured, 'fused', BETWEEN),
  );
}

/** Nearly all of MobileNetV1's time is said to be in its 1×1 convolutions. */
const POINTWISE = 0.95;
const MARGIN = 0.05;

/** NetAdapt's Figure 4, read off by eye: 134 ms by its table of layers, about 122 ms in one piece. */
const NETADAPT = 134 / 122;
const HALF_OF_NETADAPT = halfOf(NETADAPT);

export const claims: readonly Claim[] = [
  weakestInSuites(
    {
      id: 'fusing-faster',
      statement: 'Batch norm and activations fused into the layers before them make a network faster.',
      source: `${NOTES}: fusing is what optimisation must do`,
      rule: `time as built over time fused, in each measured network: ${thresholdRule(TEN_PERCENT)}`,
    },
    NETWORKS,
    (suite, { title }) => [
      judgePair(suite, armOf('built'), armOf('fused'), { names: [`${title} as built`, 'fused'] }),
    ],
  ),
  weakestInSuites(
    {
      id: 'batch-norm-most',
      statement: 'Of all that is no convolution or matrix product, batch norm takes the most time.',
      source: NOTES,
      rule: `time of batch norm over that of every other such kind, as built, in each measured network with batch norm: ${thresholdRule(TEN_PERCENT)}`,
    },
    NETWORKS,
    (suite, { title }) =>
      BETWEEN.filter(kind => kind !== 'batch-norm').map(kind =>
        judgePair(suite, armOf('built', 'batch-norm'), armOf('built', kind), {
          names: [`${title}, batch norm`, KIND_NAMES[kind]],
        }),
      ),
  ),
  outsideClaim(networkOf('shufflenet-v1'), 'ShuffleNet V1'),
  outsideClaim(networkOf('mobilenet-v2'), 'MobileNet V2'),
  shareOfTime(
    'in 1×1 convolutions, fused',
    {
      id: 'pointwise-95',
      statement: `MobileNetV1 spends ${100 * POINTWISE} % of its computation time in 1×1 convolutions.`,
      source: 'MobileNetV1, section 3.2 and Table 2 (the share of their multiply-adds is 94.86 %)',
      suite: networkOf('mobilenet-v1').suite,
      published: POINTWISE,
      threshold: { from: POINTWISE - MARGIN, why: `${100 * MARGIN} points below the published share` },
    },
    suite => shareOf(suite, 'fused', ['pointwise']),
  ),
  weakestInSuites(
    {
      id: 'sum-over-whole',
      statement: 'The times of the layers, each measured alone, add up to more than the network takes.',
      source: `NetAdapt, Figure 4, read off by eye: ×${significant(NETADAPT)}; it and FBNet estimate networks by such sums`,
      rule: `sum over the kinds of layers over the whole network, as built and fused: ${thresholdRule(HALF_OF_NETADAPT)}`,
    },
    NETWORKS,
    (suite, { title }) =>
      STAGES.map(stage => {
        const ratio = sumOverWhole(suite, stage);
        const what = `${title} ${STAGE_NAMES[stage]}, sum over whole`;
        return ratio && judgeMeasured(suite, what, ratio, { threshold: HALF_OF_NETADAPT });
      }),
  ),
];
