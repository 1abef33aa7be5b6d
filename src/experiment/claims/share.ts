import type { Claim } from '../../measure/judging/claim.js';
import { type Interval, scaled } from '../../measure/judging/statistics.js';
import { judgeLevel } from '../../measure/judging/verdict.js';
import type { SuiteResults } from '../../measure/results/results.js';
import { formatInterval, formatShare } from '../../reports/format.js';
import { type ClaimText, chosenSuite, type SuiteChoice } from './ratio.js';

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
 * A claim that a part of the work takes a noticeable share of the time, judged by `judgeLevel`.
 *
 * @param where      completes "share of the time …", for instance `in 1×1 convolutions`
 * @param threshold  half of the published share where it is absent
 * @param share      of 1, with its interval; undefined where it was not measured
 */
export function shareOfTime(
  where: string,
  options: ClaimText & {
    readonly suite: SuiteChoice;
    readonly published: number;
    readonly threshold?: ShareThreshold;
  },
  share: (suite: SuiteResults) => Interval | undefined,
): Claim {
  const { suite, id, statement, source, published, threshold = halfOfShare(published) } = options;
  const name = `share of the time ${where}`;
  return {
    id,
    statement,
    source,
    kind: 'timed',
    published,
    rule: `${name}: ${shareRule(threshold)}`,
    judge(results, platform) {
      const measured = chosenSuite(suite, results, platform);
      const interval = measured && share(measured);
      return (
        interval &&
        judgeLevel({
          what: name,
          interval,
          evidence: `${name}: ${formatInterval(scaled(interval, 100))} %`,
          reproducedFrom: threshold.from,
          directionFrom: threshold.none,
          nothingBelow: threshold.none ?? threshold.from,
        })
      );
    },
  };
}

function shareRule({ from, why, none }: ShareThreshold): string {
  const reproduced = `reproduced if its interval is above ${formatShare(from)}${why ? `, ${why}` : ''}`;
  return none === undefined
    ? `${reproduced}; not here if below`
    : `${reproduced}; direction only above ${formatShare(none)}, not here if below ${formatShare(none)}`;
}
