import type { Claim } from '../../src/measure/judging/claim.js';
import { judgeDifference, judgeExact, judgeRatio } from '../../src/measure/judging/verdict.js';
import { publishedNumber } from '../../src/papers/published.js';
import { networkSpeed } from '../../src/papers/shufflenetv2.js';
import { formatInterval, significant } from '../../src/reports/format.js';
import { LATENCIES } from './latencies.js';
import { CLASSES } from './networks.js';
import { pointsOf, predicted } from './points.js';
import { rankCorrelation, rankInterval } from './ranking.js';

/** SqueezeNet: parameters say nothing of the work. */
export const parametersClaim: Claim = {
  id: 'fewer-parameters',
  statement: 'SqueezeNet has 50 times fewer parameters than AlexNet.',
  source: 'SqueezeNet (Iandola et al. 2016, arXiv:1602.07360), title and abstract',
  kind: 'exact',
  rule: 'reproduced if the quotient is 50 when rounded to a multiple of 10; its work is beside it',
  judge(results) {
    const [parameters, macs] = ['parameters', 'macs'].map(
      quantity => results.exact('alexnet', quantity) / results.exact('squeezenet-1.0', quantity),
    );
    const evidence = `${significant(parameters)} times fewer parameters, ${significant(1 / macs)} times the multiply-accumulates`;
    return judgeExact(Math.round(parameters / 10) === 5, evidence);
  },
};

/** Memory access cost orders the networks better than multiply-accumulates do. */
export const orderClaim: Claim = {
  id: 'order',
  statement: 'Memory access cost puts networks into the order of their times better than MACs do.',
  source: 'ShuffleNetV2, section 1: FLOPs are an indirect metric, which leaves memory access cost out',
  kind: 'timed',
  rule: "ρ(memory access cost) − ρ(MACs), rank correlations with time, bootstrap interval over the networks: reproduced if it is above 0, not here if below 0, else can't tell",
  judge(results, platform) {
    const points = pointsOf(results, platform);
    if (points.length < 3) return undefined;
    const times = points.map(({ timeNs }) => timeNs.estimate);
    const lists = (['memory access cost', 'MACs'] as const).map(name => predicted(points, name)!);
    const interval = rankInterval(lists, times, ([memory, macs]) => memory - macs);
    const [memory, macs] = lists.map(list => significant(rankCorrelation(list, times)));
    return judgeDifference({
      what: 'ρ(memory access cost) − ρ(MACs)',
      interval,
      evidence: `ρ(memory access cost) − ρ(MACs) = ${formatInterval(interval, 2)} over ${points.length} networks: ${memory} against ${macs}`,
    });
  },
};

/** ShuffleNetV2 against MobileNetV1 at one of the levels of complexity of Table 8, on ARM. */
function levelClaim(level: number, shuffle: string, mobile: string): Claim {
  const { rows, published } = LATENCIES.find(({ column }) => column === 'arm_images_s')!;
  const work = (model: string) =>
    publishedNumber(networkSpeed, rows[model], 'macs_M') *
    publishedNumber(published, rows[model], 'arm_images_s');
  const effect = work(shuffle) / work(mobile);
  const reproducedFrom = (1 + effect) / 2;
  const name = `${rows[mobile]} over ${rows[shuffle]}`;
  return {
    id: `table-8-${level}M`,
    statement: `At ${level} million multiply-accumulates MobileNetV1 takes longer for each than ShuffleNetV2.`,
    source: `ShuffleNetV2, Table 8, ARM: ×${significant(effect)} per multiply-accumulate`,
    kind: 'timed',
    published: effect,
    rule: `time per multiply-accumulate, ${name}: reproduced from ×${significant(reproducedFrom)}, half of the published effect`,
    judge(results, platform) {
      for (const { suite: id } of CLASSES) {
        const suite = results.suite(platform, id);
        const ratio = suite?.ratio(mobile, shuffle, { perMac: true });
        const what = `time per MAC, ${name}`;
        if (suite && ratio) return judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom });
      }
      return undefined;
    },
  };
}

export const levelClaims: readonly Claim[] = [
  levelClaim(40, 'shufflenet-v2-0.5', 'mobilenet-v1-0.25-224'),
  levelClaim(140, 'shufflenet-v2-1.0', 'mobilenet-v1-0.5-224'),
];
