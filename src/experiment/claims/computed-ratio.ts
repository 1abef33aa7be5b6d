import type { Claim } from '../../measure/judging/claim.js';
import type { Interval } from '../../measure/judging/statistics.js';
import type { Results, SuiteResults } from '../../measure/results/results.js';
import { type ClaimText, chosenSuite, judgeMeasured, type RatioOptions, type SuiteChoice } from './ratio.js';
import { halfOf, TEN_PERCENT, thresholdRule } from './threshold.js';

/** A ratio that was computed from a suite's rounds. */
export interface ComputedRatio {
  readonly ratio: Interval | undefined;
  /** What it is of, where the claim's `name` does not say it. */
  readonly of?: string;
  /** What else the evidence says. */
  readonly more?: string;
}

/**
 * A claim about a ratio that is not simply that of two arms: `slower` and `slowerOnAverage` are for those.
 *
 * @param text     `name` says in the rule what the ratio is of
 * @param compute  undefined where it was not measured; a ratio that is undefined cannot be told
 */
export function computedRatio(
  text: ClaimText &
    Omit<RatioOptions, 'per' | 'names'> & { readonly suite: SuiteChoice; readonly name: string },
  compute: (suite: SuiteResults, results: Results) => ComputedRatio | undefined,
): Claim {
  const { id, statement, source, published, suite, name } = text;
  const { threshold = published === undefined ? TEN_PERCENT : halfOf(published) } = text;
  return {
    id,
    statement,
    source,
    kind: 'timed',
    ...(published !== undefined && { published }),
    rule: `${name}: ${thresholdRule(threshold)}`,
    judge(results, platform) {
      const measured = chosenSuite(suite, results, platform);
      const computed = measured && compute(measured, results);
      if (!computed) return undefined;
      const { ratio, of = name, more } = computed;
      const judgement = judgeMeasured(measured, of, ratio, { ...text, threshold });
      return more ? { ...judgement, evidence: `${judgement.evidence}; ${more}` } : judgement;
    },
  };
}
