import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { ArmPair } from '../../src/experiment/pair-columns.js';
import type { ComparedPair } from '../../src/experiment/pair-figure.js';
import type { Results } from '../../src/measure/results/results.js';
import { timmLatency } from '../../src/papers/latencies.js';
import { publishedNumber } from '../../src/papers/published.js';
import { ghostArms, suites } from './suites.js';

export const BOTTLENECK: ArmPair = {
  name: 'inverted residual over ghost bottleneck',
  suite: 'bottleneck',
  arm: 'inverted-residual',
  over: 'ghost',
};
const i9 = (network: string) => publishedNumber(timmLatency, network, 'i9_10940x_ms');
export const NETWORK_PAIRS: readonly ComparedPair[] = [
  {
    name: 'MobileNetV1 over GhostNet',
    suite: 'networks',
    arm: 'mobilenet-v1',
    over: 'ghostnet',
    paper: i9('mobilenetv1_100') / i9('ghostnet_100'),
  },
  {
    name: 'MobileNetV3 over GhostNet',
    suite: 'networks',
    arm: 'mobilenet-v3-large',
    over: 'ghostnet',
    paper: i9('mobilenetv3_large_100') / i9('ghostnet_100'),
  },
];
export const DIRECT: ArmPair = {
  name: '3×3 layer, s = 2, all direct',
  suite: 'causes',
  arm: 'full-direct',
  over: 's=2-d=3-direct',
};

/** Modules that were measured, or will be in the quick profile. */
export function shownPairs(results: Results): readonly ArmPair[] {
  const quick = suites('quick').flatMap(({ id, arms }) => arms.map(arm => `${id}/${arm.id}`));
  return ghostArms.filter(
    ({ suite, over }) =>
      quick.includes(`${suite}/${over}`) ||
      measuredSuites(results, suite).some(measured => measured.has(over)),
  );
}
