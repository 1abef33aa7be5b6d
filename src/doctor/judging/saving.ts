import { type Interval, scaled } from '../../measure/judging/statistics.js';
import { judgeRatio, type Verdict } from '../../measure/judging/verdict.js';
import type { SuiteResults } from '../../measure/results/suite-results.js';
import { WHOLE } from '../measuring/arms.js';
import type { FindingVerdict } from '../report-type.js';

/** A saving of less than this share of the network's time counts as none: the suite's smallest effect on a ratio. */
export const SMALLEST_EFFECT = 0.02;

/** How far two runs of identical code may differ, with one thread or several, before nothing is said. */
const NOISE_MARGIN = { one: 0.02, several: 0.04 } as const;

/**
 * What a change saves of the network's time, from the layers that differ, each of them timed alone, as often as the
 * network has them:
 *
 *   share = b · (1 − r),   b = Σ before / network,   r = Σ after / Σ before
 *
 * Both are medians of the values of each round. The interval of the product is that of the ends of both, so it covers at
 * least as much as they do.
 *
 * @param bill  by arm, how many more of a layer the changed network has
 * @returns undefined where a layer was not measured, or the change takes none away
 */
export function shareOfLayers(
  results: SuiteResults,
  bill: ReadonlyMap<string, number>,
): Interval | undefined {
  const whole = results.rounds(WHOLE);
  const before = new Array<number>(whole.length).fill(0);
  const after = new Array<number>(whole.length).fill(0);
  for (const [arm, more] of bill) {
    if (!results.has(arm)) return undefined;
    const sums = more < 0 ? before : after;
    for (const [round, ns] of results.rounds(arm).entries()) sums[round] += Math.abs(more) * ns;
  }
  if (!before.some(ns => ns > 0)) return undefined;
  const b = results.overRounds(before.map((ns, round) => ns / whole[round]));
  if (!after.some(ns => ns > 0)) return b;
  const r = results.overRounds(after.map((ns, round) => ns / before[round]));
  const ends = [b.low, b.high].flatMap(share => [share * (1 - r.low), share * (1 - r.high)]);
  return {
    ...b,
    estimate: b.estimate * (1 - r.estimate),
    low: Math.min(...ends),
    high: Math.max(...ends),
    level: Math.min(b.level, r.level),
  };
}

/**
 * What a change saves of the network's time, from the whole changed network: 1 − changed / (images · original).
 *
 * @returns undefined where it was not measured
 */
export function shareOfNetwork(results: SuiteResults, arm: string, images = 1): Interval | undefined {
  const ratio = results.has(arm) ? results.ratio(arm, WHOLE) : undefined;
  return ratio && complement(scaled(ratio, 1 / images));
}

/** 1 − x: of a ratio of times the share that is saved, and the other way round. */
function complement(interval: Interval): Interval {
  const { estimate, low, high } = interval;
  return { ...interval, estimate: 1 - estimate, low: 1 - high, high: 1 - low };
}

/** A time is above 0, however wide the interval of a share is. */
const LEAST_RATIO = 1e-3;

/** Time of the changed network over that of the original. */
function ratioOf(share: Interval): Interval {
  const { estimate, low, high, ...rest } = complement(share);
  const [e, l, h] = [estimate, low, high].map(bound => Math.max(bound, LEAST_RATIO));
  return { ...rest, estimate: e, low: l, high: h };
}

/** A verdict with the reason for it. */
export interface JudgedSaving {
  readonly verdict: FindingVerdict;
  readonly because: string;
}

/**
 * The verdict on what a change saves. The time of the changed network over that of the original is judged as any ratio of
 * the suite is, with the network's own noise, against an effect of 2 %:
 *
 * | verdict on the ratio | what it saves                                                        |
 * | -------------------- | -------------------------------------------------------------------- |
 * | reproduced           | saves                                                                |
 * | direction only       | saves; nothing, where all of the interval is below the smallest effect |
 * | not here             | saves nothing                                                        |
 * | can't tell           | can't tell                                                           |
 *
 * @param noise  the network against itself, in the same suite
 */
export function judgeSaving(share: Interval, noise: Interval | undefined, platform: string): JudgedSaving {
  const { verdict, evidence } = judgeRatio({
    what: 'time of the changed network over that of the original',
    ratio: ratioOf(share),
    noise,
    reproducedFrom: 1 - SMALLEST_EFFECT,
    direction: 'below',
    noiseMargin: platform.includes('threads') ? NOISE_MARGIN.several : NOISE_MARGIN.one,
  });
  return { verdict: savingOf(verdict, share), because: evidence };
}

function savingOf(verdict: Verdict, share: Interval): FindingVerdict {
  if (verdict === "can't tell") return verdict;
  const isSmall = share.high < SMALLEST_EFFECT;
  return verdict === 'not here' || isSmall ? 'saves nothing' : 'saves';
}
