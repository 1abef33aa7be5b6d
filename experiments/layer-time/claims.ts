import { KINDS, type Kind, TENSOR_KINDS } from '../../src/cost/layer-kinds.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Interval } from '../../src/measure/judging/statistics.js';
import { scaled } from '../../src/measure/judging/statistics.js';
import { type Judgement, judgeAll, judgeRatio } from '../../src/measure/judging/verdict.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import { publishedNumber } from '../../src/papers/published.js';
import { runtimeBreakdown } from '../../src/papers/shufflenetv2.js';
import { formatInterval, formatShare, significant } from '../../src/reports/format.js';
import { armOf, NETWORKS, STAGES, suiteOf } from './networks.js';
import { shareOf, sumOverWhole } from './shares.js';

const NOTES = 'Notes on compressing small networks, sections 1.1 and 2.1.3, a picture without numbers';

/** The weakest verdict over all measured networks. */
function judgeNetworks(
  results: Results,
  platform: string,
  judge: (suite: SuiteResults, title: string) => readonly (Judgement | undefined)[],
): Judgement | undefined {
  const judgements = NETWORKS.flatMap(({ model, title }) => {
    const suite = suiteOf(results, platform, model);
    return suite ? judge(suite, title).filter(judgement => judgement !== undefined) : [];
  });
  return judgements.length > 0 ? judgeAll(judgements) : undefined;
}

/** What is not a tensor layer can be fused into one. */
export const fusingClaim: Claim = {
  id: 'fusing-faster',
  statement: 'Batch norm and activations fused into the layers before them make a network faster.',
  source: `${NOTES}: fusing is what optimisation must do`,
  kind: 'timed',
  rule: 'time as built over time fused: reproduced from ×1.1; the weakest verdict of the measured networks decides',
  judge: (results, platform) =>
    judgeNetworks(results, platform, (suite, title) => {
      const ratio = suite.ratio(armOf('built'), armOf('fused'));
      const what = `${title}, built over fused`;
      return [ratio && judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom: 1.1 })];
    }),
};

/** Of what comes between tensor layers, batch norm is the most expensive. */
export const batchNormClaim: Claim = {
  id: 'batch-norm-most',
  statement: 'Of all that is no convolution or matrix product, batch norm takes the most time.',
  source: NOTES,
  kind: 'timed',
  rule: 'time of batch norm over that of every other such kind, as built: reproduced from ×1.1; the weakest verdict over kinds and networks with batch norm decides',
  judge: (results, platform) =>
    judgeNetworks(results, platform, (suite, title) =>
      KINDS.filter(kind => kind !== 'batch-norm' && !TENSOR_KINDS.includes(kind)).map(kind => {
        const ratio = suite.ratio(armOf('built', 'batch-norm'), armOf('built', kind));
        const what = `${title}, batch norm over ${kind}`;
        return ratio && judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom: 1.1 });
      }),
    ),
};

/** Below this share of the time, what is outside of convolutions is nothing. */
const NOTHING = 0.02;

/** Figure 2: time that FLOPs do not count. */
function outsideClaim(model: string, row: string): Claim {
  const { title } = NETWORKS.find(network => network.model === model)!;
  const [arm, gpu] = ['ARM', 'GPU'].map(
    device => 1 - publishedNumber(runtimeBreakdown, `${row} on ${device}`, 'convolution') / 100,
  );
  return {
    id: `outside-${model}`,
    statement: `A noticeable part of the time is not in convolutions, even after fusing (${title}).`,
    source: `ShuffleNetV2, Figure 2: ${formatShare(arm)} on ARM, ${formatShare(gpu)} on the GPU`,
    kind: 'timed',
    published: arm,
    rule: `share of the time outside of convolutions and matrix products, fused: reproduced if its interval is above ${formatShare(arm / 2)}, half of the published share on ARM, direction only above ${formatShare(NOTHING)}, not here if below ${formatShare(NOTHING)}`,
    judge(results, platform) {
      const suite = suiteOf(results, platform, model);
      const outside = KINDS.filter(kind => !TENSOR_KINDS.includes(kind));
      const share = suite && shareOf(suite, 'fused', outside);
      return share && judgeShare(share, 'outside', { reproducedFrom: arm / 2, nothing: NOTHING });
    },
  };
}

export const outsideClaims: readonly Claim[] = [
  outsideClaim('shufflenet-v1', 'ShuffleNet V1'),
  outsideClaim('mobilenet-v2', 'MobileNet V2'),
];

/** Nearly all of MobileNetV1's time is said to be in its 1×1 convolutions. */
const POINTWISE = 0.95;
const ROUNDING = 0.05;

export const pointwiseClaim: Claim = {
  id: 'pointwise-95',
  statement: 'MobileNetV1 spends 95 % of its computation time in 1×1 convolutions.',
  source: 'MobileNetV1, section 3.2 and Table 2 (the share of their multiply-adds is 94.86 %)',
  kind: 'timed',
  published: POINTWISE,
  rule: `share of the time in 1×1 convolutions, fused: reproduced if its interval is above ${formatShare(POINTWISE - ROUNDING)}, not here if below`,
  judge(results, platform) {
    const suite = suiteOf(results, platform, 'mobilenet-v1');
    const share = suite && shareOf(suite, 'fused', ['pointwise'] satisfies Kind[]);
    const from = POINTWISE - ROUNDING;
    return share && judgeShare(share, 'in 1×1 convolutions', { reproducedFrom: from, nothing: from });
  },
};

function judgeShare(
  share: Interval,
  where: string,
  { reproducedFrom, nothing }: { readonly reproducedFrom: number; readonly nothing: number },
): Judgement {
  const measured = { interval: share, quantity: { name: `share of the time ${where}`, reproducedFrom } };
  const evidence = `${formatInterval(scaled(share, 100))} % of the time ${where}`;
  if (share.level < 0.95) {
    return { verdict: "can't tell", evidence: `too few rounds; ${evidence}`, ...measured };
  }
  if (share.low > reproducedFrom) return { verdict: 'reproduced', evidence, ...measured };
  if (share.high < nothing) return { verdict: 'not here', evidence, ...measured };
  if (share.low > nothing) return { verdict: 'direction only', evidence, ...measured };
  return { verdict: "can't tell", evidence, ...measured };
}

/** NetAdapt's Figure 4, read off by eye: 134 ms by its table of layers, about 122 ms in one piece. */
const NETADAPT = 134 / 122;
const FROM_HALF = (1 + NETADAPT) / 2;

/** Whether times of layers add up. */
export const sumClaim: Claim = {
  id: 'sum-over-whole',
  statement: 'The times of the layers, each measured alone, add up to more than the network takes.',
  source: `NetAdapt, Figure 4, read off by eye: ×${significant(NETADAPT)}; it and FBNet estimate networks by such sums`,
  kind: 'timed',
  rule: `sum over the kinds of layers over the whole network, as built and fused: reproduced from ×${significant(FROM_HALF)}, half of the effect read off; the weakest verdict decides`,
  judge: (results, platform) =>
    judgeNetworks(results, platform, (suite, title) =>
      STAGES.map(stage => {
        const ratio = sumOverWhole(suite, stage);
        const what = `${title}, ${stage}, sum over whole`;
        return ratio && judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom: FROM_HALF });
      }),
    ),
};
