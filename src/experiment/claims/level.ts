import type { Claim } from '../../measure/judging/claim.js';
import { type Interval, scaled } from '../../measure/judging/statistics.js';
import { type Judgement, judgeLevel } from '../../measure/judging/verdict.js';
import type { Results, SuiteResults } from '../../measure/results/results.js';
import { formatInterval, formatShare } from '../../reports/format.js';
import { type ClaimText, chosenSuite, type SuiteChoice } from './ratio.js';

/** How large a quantity has to be, and what it is called. */
export interface LevelOptions {
  readonly suite: SuiteChoice;
  /** Of the quantity, for instance `share of the time in pools`. */
  readonly name: string;
  /** What the rule calls it, where the name does not say how it is computed. */
  readonly method?: string;
  readonly published?: number;
  /** Reproduced where the whole interval is above this. */
  readonly reproducedFrom: number;
  /** Why this number, for the rule: `half of the published 11 %`. */
  readonly why?: string;
  /** Direction only where the whole interval is above this; there is no such verdict where it is absent. */
  readonly directionFrom?: number;
  /** Not here where the whole interval is below this; `directionFrom`, or `reproducedFrom`, where it is absent. */
  readonly notHereBelow?: number;
  /** What else has to hold before an effect is said to be absent, see `hiddenBy`. */
  readonly provided?: string;
  /** Where there is no effect, for instance 0 for a correlation; absent for a share. */
  readonly noEffect?: number;
  /** Whether rule and evidence show the quantity, a share of 1, in per cent. */
  readonly inPercent?: boolean;
}

/** What was measured of the quantity. */
export interface MeasuredLevel {
  readonly interval: Interval;
  /** What else the evidence says. */
  readonly more?: string;
  /** Why an effect may be there unseen, so that an interval below the threshold does not tell. */
  readonly hiddenBy?: string;
}

/**
 * A claim that a quantity is above a threshold, judged by its interval:
 *
 * | condition                                    | verdict        |
 * | -------------------------------------------- | -------------- |
 * | the interval has less than 95 % confidence   | can't tell     |
 * | low > reproducedFrom                         | reproduced     |
 * | high < notHereBelow, and nothing can hide it | not here       |
 * | low > directionFrom                          | direction only |
 * | else                                         | can't tell     |
 *
 * @param measure  undefined where it was not measured
 */
export function above(
  { id, statement, source, ...options }: ClaimText & LevelOptions,
  measure: (suite: SuiteResults, results: Results) => MeasuredLevel | undefined,
): Claim {
  const { suite, published, name, method = name } = options;
  return {
    id,
    statement,
    source,
    kind: 'timed',
    ...(published !== undefined && { published }),
    rule: `${method}: ${ruleOf(options)}`,
    judge(results, platform) {
      const chosen = chosenSuite(suite, results, platform);
      const measured = chosen && measure(chosen, results);
      return measured && judgeAgainst(measured, options);
    },
  };
}

function ruleOf(options: LevelOptions): string {
  const { reproducedFrom, why, directionFrom, notHereBelow = directionFrom, provided, inPercent } = options;
  const shown = (bound: number) => (inPercent ? formatShare(bound) : String(bound));
  const reproduced = `reproduced if its interval is above ${shown(reproducedFrom)}${why ? `, ${why}` : ''}`;
  const direction = directionFrom === undefined ? '' : `direction only above ${shown(directionFrom)}, `;
  const below = notHereBelow === undefined ? '' : ` ${shown(notHereBelow)}`;
  return `${reproduced}; ${direction}not here if below${below}${provided ? ` and ${provided}` : ''}`;
}

function judgeAgainst({ interval, more, hiddenBy }: MeasuredLevel, options: LevelOptions): Judgement {
  const { name, reproducedFrom, directionFrom, notHereBelow, noEffect, inPercent } = options;
  const shown = inPercent ? `${formatInterval(scaled(interval, 100))} %` : formatInterval(interval, 2);
  const judgement = judgeLevel({
    what: name,
    interval,
    evidence: `${name}: ${shown}${more ? `; ${more}` : ''}`,
    reproducedFrom,
    directionFrom,
    nothingBelow: notHereBelow ?? directionFrom ?? reproducedFrom,
    noEffect,
  });
  if (judgement.verdict !== 'not here' || !hiddenBy) return judgement;
  return { ...judgement, verdict: "can't tell", evidence: `${hiddenBy}; ${judgement.evidence}` };
}
