import type { ComputedRatio } from '../../src/experiment/claims/computed-ratio.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import { SUMS_SUITE } from './arms.js';

/** ResNet's unit over the inverted residual: work, bytes of the sum, bytes of the whole unit. Counted. */
export function sumBytes(results: Results): { work: number; sums: number; whole: number } {
  const ratio = (arm: string, over: string, quantity: string) =>
    results.exact(`${SUMS_SUITE}/${arm}`, quantity) / results.exact(`${SUMS_SUITE}/${over}`, quantity);
  return {
    work: ratio('resnet', 'inverted', 'macs'),
    sums: ratio('resnet-sum', 'inverted-sum', 'bytesMoved'),
    whole: ratio('resnet', 'inverted', 'bytesMoved'),
  };
}

const ARMS = ['resnet-sum', 'resnet', 'inverted-sum', 'inverted'] as const;

/** Share of the sum in ResNet's unit over that in the inverted residual, from rounds in which all four ran. */
export function sumShareRatio(suite: SuiteResults): ComputedRatio | undefined {
  if (!ARMS.every(arm => suite.has(arm))) return undefined;
  const [sum, unit, narrowSum, inverted] = ARMS.map(arm => suite.rounds(arm));
  return {
    ratio: suite.overRounds(sum.map((ns, i) => ns / unit[i] / (narrowSum[i] / inverted[i]))),
  };
}
