import type { Claim } from '../../measure/judging/claim.js';
import type { Interval } from '../../measure/judging/statistics.js';
import type { SuiteResults } from '../../measure/results/results.js';
import { formatShare } from '../../reports/format.js';
import { above } from './level.js';
import type { ClaimText, SuiteChoice } from './ratio.js';

/** How large a share of the time has to be. */
export interface ShareThreshold {
  /** Reproduced where the whole interval is above it. */
  readonly from: number;
  /** Why this number, for the rule: `half of the published 11 %`. */
  readonly why?: string;
  /** A share below this counts as none; `from` where it is absent, which leaves no room for `direction only`. */
  readonly none?: number;
}

/** A share below this counts as none. */
const NONE = 0.02;

/** Half of a published share: another machine is not expected to show the paper's exact number. */
export function halfOfShare(published: number): ShareThreshold {
  return { from: published / 2, why: `half of the published ${formatShare(published)}`, none: NONE };
}

/**
 * A claim that a part of the work takes a noticeable share of the time, judged as `above` does.
 *
 * @param where      completes "share of the time …", for instance `in 1×1 convolutions`
 * @param threshold  half of the published share where it is absent
 * @param share      of 1, with its interval; undefined where it was not measured
 */
export function shareOfTime(
  where: string,
  {
    threshold,
    ...options
  }: ClaimText & {
    readonly suite: SuiteChoice;
    readonly published: number;
    readonly threshold?: ShareThreshold;
  },
  share: (suite: SuiteResults) => Interval | undefined,
): Claim {
  const { from, why, none } = threshold ?? halfOfShare(options.published);
  const level = { reproducedFrom: from, why, directionFrom: none, inPercent: true };
  return above({ ...options, ...level, name: `share of the time ${where}` }, suite => {
    const interval = share(suite);
    return interval && { interval };
  });
}
