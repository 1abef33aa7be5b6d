import type { Claim } from '../../measure/judging/claim.js';
import type { Interval } from '../../measure/judging/statistics.js';
import { judgeDifference } from '../../measure/judging/verdict.js';
import type { Results } from '../../measure/results/results.js';
import { formatInterval } from '../../reports/format.js';
import type { ClaimText } from './ratio.js';

/** By how much one predictor is better than another on the networks of a platform. */
export interface Gain {
  readonly interval: Interval;
  readonly networks: number;
  /** The numbers that the difference is of. */
  readonly detail: string;
}

/**
 * A claim that one predictor of time does better than another: the difference of a measure of both, above 0.
 *
 * @param measure   the difference, for instance `ρ(memory access cost) − ρ(MACs)`
 * @param resampled  what its interval is over: `rounds` or `networks`
 * @param gainOf    undefined where too little was measured
 */
export function predictsBetter(
  { measure, resampled, ...text }: ClaimText & { readonly measure: string; readonly resampled: string },
  gainOf: (results: Results, platform: string) => Gain | undefined,
): Claim {
  return {
    ...text,
    kind: 'timed',
    rule: `${measure}, bootstrap interval over the ${resampled}: reproduced if all of it is above 0, not here if all of it is below 0, else can't tell`,
    judge(results, platform) {
      const gain = gainOf(results, platform);
      if (!gain) return undefined;
      const { interval, networks, detail } = gain;
      const evidence = `${measure} = ${formatInterval(interval, 2)} over ${networks} networks; ${detail}`;
      return judgeDifference({ what: measure, interval, evidence });
    },
  };
}

/** `predictsBetter` of the order: Spearman's ρ with the times. */
export function ordersBetter(
  better: string,
  worse: string,
  text: ClaimText & { readonly resampled: string },
  gainOf: (results: Results, platform: string) => Gain | undefined,
): Claim {
  return predictsBetter({ ...text, measure: `ρ(${better}) − ρ(${worse})` }, gainOf);
}
