import { exactly } from '../../src/experiment/claims/exact.js';
import { ordersBetter } from '../../src/experiment/claims/gain.js';
import { slower } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { publishedNumber } from '../../src/papers/published.js';
import { networkSpeed } from '../../src/papers/shufflenetv2.js';
import { significant } from '../../src/reports/format.js';
import { TABLE_8 } from './latencies.js';
import { suiteWith } from './networks.js';
import { rankCorrelation, rankInterval, rankings } from './ranking.js';

/** SqueezeNet's number, and what it is rounded to. */
const FEWER = 50;
const ROUNDED_TO = 10;

const [BETTER, WORSE] = ['memory access cost', 'MACs'] as const;

/** In an order for reading. */
export const claims: readonly Claim[] = [
  exactly(
    {
      id: 'fewer-parameters',
      statement: `SqueezeNet has ${FEWER} times fewer parameters than AlexNet.`,
      source: 'SqueezeNet (Iandola et al. 2016, arXiv:1602.07360), title and abstract',
      rule: `the quotient is ${FEWER} when rounded to a multiple of ${ROUNDED_TO}; its work is beside it`,
    },
    results => {
      const [parameters, macs] = ['parameters', 'macs'].map(
        quantity => results.exact('alexnet', quantity) / results.exact('squeezenet-1.0', quantity),
      );
      return {
        holds: Math.round(parameters / ROUNDED_TO) * ROUNDED_TO === FEWER,
        evidence: `${significant(parameters)} times fewer parameters, ${significant(1 / macs)} times the multiply-accumulates`,
      };
    },
  ),
  ordersBetter(
    BETTER,
    WORSE,
    {
      id: 'order',
      statement: 'Memory access cost puts networks into the order of their times better than MACs do.',
      source: 'ShuffleNetV2, section 1: FLOPs are an indirect metric, which leaves memory access cost out',
      resampled: 'networks',
    },
    (results, platform) => {
      const ranking = rankings(results).find(one => one.platform === platform);
      if (!ranking) return undefined;
      const { models, ms, predicted } = ranking;
      const lists = [predicted[BETTER]!, predicted[WORSE]!];
      const [better, worse] = lists.map(list => significant(rankCorrelation(list, ms)));
      return {
        interval: rankInterval(lists, ms, ([a, b]) => a - b),
        networks: models.length,
        detail: `ρ ${better} against ${worse}`,
      };
    },
  ),
  levelClaim(40, 'shufflenet-v2-0.5', 'mobilenet-v1-0.25-224'),
  levelClaim(140, 'shufflenet-v2-1.0', 'mobilenet-v1-0.5-224'),
];

/** ShuffleNetV2 against MobileNetV1 at one of the levels of complexity of Table 8, on ARM. */
function levelClaim(level: number, shuffle: keyof typeof TABLE_8, mobile: keyof typeof TABLE_8): Claim {
  const [shuffleSpeed, mobileSpeed] = [TABLE_8[shuffle], TABLE_8[mobile]].map(
    row => publishedNumber(networkSpeed, row, 'macs_M') * publishedNumber(networkSpeed, row, 'arm_images_s'),
  );
  const effect = shuffleSpeed / mobileSpeed;
  return slower(mobile, shuffle, {
    id: `table-8-${level}M`,
    statement: `At ${level} million multiply-accumulates MobileNetV1 takes longer for each than ShuffleNetV2.`,
    source: `ShuffleNetV2, Table 8, ARM: ×${significant(effect)} per multiply-accumulate`,
    suite: suiteWith(mobile, shuffle),
    per: 'multiply-accumulate',
    published: effect,
    names: [TABLE_8[mobile], TABLE_8[shuffle]],
  });
}
