import { type Interval, inverse, USUAL_LEVEL } from './statistics.js';
import { toDecide } from './to-decide.js';

/** What a measurement says about a claim; see METHODOLOGY.md. */
export type Verdict = 'reproduced' | 'direction only' | 'not here' | "can't tell";

/** A verdict with what it rests on. */
export interface Judgement {
  readonly verdict: Verdict;
  /** One sentence with the numbers. */
  readonly evidence: string;
  /** What would decide a verdict that can't be told, in a few words; absent where that is not known. */
  readonly toDecide?: string;
  readonly interval?: Interval;
  /** What the interval is of; absent where there is none. */
  readonly quantity?: Quantity;
}

/** What an interval estimates, for a figure that puts several machines side by side. */
export interface Quantity {
  /** For instance `time per MAC, 1:12 over 1:1`. */
  readonly name: string;
  /** Where there is no effect: 1 for a ratio, 0 for a difference; absent for a share. */
  readonly noEffect?: number;
  /** Size that counts as the claim's effect. */
  readonly reproducedFrom: number;
}

export type Floor = 'A/A ratio' | 'A/A interval';

/** A claim that a ratio lies above 1 (or below), with what was measured. */
export interface RatioClaim {
  /** What the ratio is of, for instance `time per MAC, 1:12 over 1:1`; `ratio` where it is absent. */
  readonly what?: string;
  /** The measured ratio; undefined where it was not measured. */
  readonly ratio: Interval | undefined;
  /** The A/A arm's time over the baseline's, from the same rounds. */
  readonly noise: Interval | undefined;
  /** Size that counts as the paper's effect: at least 1, or at most 1 for a claim `below`. */
  readonly reproducedFrom: number;
  /** On which side of 1 the claim puts the ratio; `above` where it is absent. */
  readonly direction?: 'above' | 'below';
  /** How far the A/A interval may lie from 1; 0.02 where it is absent. */
  readonly noiseMargin?: number;
  /**
   * What the noise floor is. The interval of a ratio within rounds has their noise in it, and leaves to the A/A ratio what
   * rounds cannot show: that two places in memory differ. An interval that comes from elsewhere has to be clear of the
   * whole A/A interval. `A/A ratio` where it is absent.
   */
  readonly floor?: Floor;
  /** Level below which an interval says nothing; the one that it was asked for where it is absent. */
  readonly level?: number;
}

/**
 * The verdict on a ratio, from its interval [low, high] and the A/A interval; the first line that fits decides:
 *
 * | condition (claim `above`; `below` is judged on 1 / ratio)                | verdict        |
 * | ------------------------------------------------------------------------ | -------------- |
 * | ratio or A/A arm not measured, or an interval of a lower level than asked | can't tell     |
 * | the A/A interval lies wholly outside 1 / (1 + margin) … 1 + margin        | can't tell     |
 * | low ≥ reproducedFrom, and low above the noise floor                       | reproduced     |
 * | high < 1 / noise floor                                                    | not here       |
 * | low above the noise floor                                                 | direction only |
 * | high < reproducedFrom / noise floor                                       | not here       |
 * | else: the interval reaches from no effect to the claimed one              | can't tell     |
 *
 * The noise floor is the A/A ratio, or the end of its interval that is further from 1 (`floor`), as a number above 1: which
 * of the two equal arms is called the first must not matter.
 *
 * On a ratio that is truly 1, the interval lies above 1 in at most (1 − level) of the runs, so at most that many runs are
 * called `reproduced` or `direction only`; on one that is truly reproducedFrom, at most that many are called `not here`.
 *
 * @throws {RangeError} where reproducedFrom is on the wrong side of 1
 */
export function judgeRatio(claim: RatioClaim): Judgement {
  const { what = 'ratio', ratio, noise, reproducedFrom, direction = 'above' } = claim;
  if (!(direction === 'above' ? reproducedFrom >= 1 : reproducedFrom > 0 && reproducedFrom <= 1)) {
    const expected = direction === 'above' ? 'at least 1' : 'above 0, at most 1';
    throw new RangeError(`judgeRatio: ${what}: reproducedFrom is ${reproducedFrom}, expected ${expected}`);
  }
  if (!ratio) return { verdict: "can't tell", evidence: `${what}: not measured` };
  const judged = (measured: Interval, again: Interval | undefined) =>
    direction === 'above' || !again
      ? decide(measured, again, reproducedFrom, claim)
      : decide(inverse(measured), inverse(again), 1 / reproducedFrom, claim);
  const { verdict, because } = judged(ratio, noise);
  const sign = direction === 'above' ? '≥' : '≤';
  const evidence = `${what}: ${text(ratio)}, ${because} (threshold ${sign} ${short(reproducedFrom)}; A/A ${
    noise ? text(noise) : 'not measured'
  })`;
  return {
    ...{ verdict, evidence, interval: ratio, quantity: { name: what, noEffect: 1, reproducedFrom } },
    ...(isOpen(verdict) && {
      toDecide: toDecide('rounds', [ratio, noise], ([measured, again]) =>
        isOpen(judged(measured, again).verdict),
      ),
    }),
  };
}

/** The table of `judgeRatio` for a claim `above`. */
function decide(
  ratio: Interval,
  noise: Interval | undefined,
  reproducedFrom: number,
  { noiseMargin, floor: kind, level }: RatioClaim,
): { verdict: Verdict; because: string } {
  const open = whyOpen(ratio, noise, { noiseMargin, level });
  if (open !== undefined) return { verdict: "can't tell", because: open };
  const floor = noiseFloor(noise!, kind);
  if (ratio.low >= reproducedFrom && ratio.low > floor) {
    return { verdict: 'reproduced', because: 'the whole interval is beyond the threshold' };
  }
  if (ratio.high < 1 / floor) return { verdict: 'not here', because: 'on the other side of 1' };
  if (ratio.low > floor) {
    return {
      verdict: 'direction only',
      because: "on the claim's side of 1, but not entirely beyond the threshold",
    };
  }
  if (ratio.high < reproducedFrom / floor) {
    return {
      verdict: 'not here',
      because: 'the claimed effect is excluded, and no smaller one is shown',
    };
  }
  const spans = ratio.low <= 1 && ratio.high >= reproducedFrom;
  return {
    verdict: "can't tell",
    because: spans
      ? 'the interval reaches from no effect to the claimed one'
      : 'within the noise of identical code',
  };
}

/** Why nothing can be said of a time, whatever the numbers are; undefined where nothing is in the way. */
export function whyOpen(
  { level: reached, asked }: Interval,
  noise: Interval | undefined,
  {
    noiseMargin: margin = 0.02,
    level = asked ?? USUAL_LEVEL,
  }: Pick<RatioClaim, 'noiseMargin' | 'level'> = {},
): string | undefined {
  if (!noise) return 'no A/A arm was measured';
  if (Math.min(reached, noise.level) < level) {
    return `too few rounds: ${tooLow(Math.min(reached, noise.level), level)}`;
  }
  return noise.low > 1 + margin || noise.high < 1 / (1 + margin)
    ? `two runs of identical code differ by more than ${short(100 * margin)} %`
    : undefined;
}

const tooLow = (reached: number, level: number) =>
  `level ${short(reached)}, expected at least ${short(level)}`;

/** As a number above 1. */
function noiseFloor({ low, estimate, high }: Interval, kind: Floor = 'A/A ratio'): number {
  return kind === 'A/A ratio' ? Math.max(estimate, 1 / estimate) : Math.max(high, 1 / low);
}

/** A claim that a quantity lies above a threshold: a share, a correlation, a difference. */
export interface LevelClaim {
  /** What the quantity is, for instance `share of the time outside of convolutions`. */
  readonly what: string;
  /** The measured quantity; undefined where it was not measured. */
  readonly interval: Interval | undefined;
  /** One sentence with the numbers; `what` with its interval where it is absent. */
  readonly evidence?: string;
  /** Size that counts as the claim's effect. */
  readonly reproducedFrom: number;
  /** Size from which at least the direction is right; without it no verdict is `direction only`. */
  readonly directionFrom?: number;
  /** Size below which there is no such effect. */
  readonly nothingBelow: number;
  /** Where there is no effect at all: 0 for a difference or a correlation; absent for a share. */
  readonly noEffect?: number;
  /**
   * The A/A arm's time over the baseline's, for a quantity that is a multiple of one time (or of a speed): it has to be
   * beyond a bound by more than the noise floor. Given as undefined, it means that the A/A arm was not measured.
   */
  readonly noise?: Interval | undefined;
  /** How far the A/A interval may lie from 1; 0.02 where it is absent. */
  readonly noiseMargin?: number;
  /** Level below which an interval says nothing; the one that it was asked for where it is absent. */
  readonly level?: number;
}

/**
 * The verdict on a quantity, from its interval [low, high]; the first line that fits decides:
 *
 * | condition                                                                | verdict        |
 * | ------------------------------------------------------------------------ | -------------- |
 * | not measured, an interval of a lower level than asked, or too much noise | can't tell     |
 * | low > reproducedFrom · noise floor                                       | reproduced     |
 * | high < nothingBelow / noise floor                                        | not here       |
 * | low > directionFrom · noise floor                                        | direction only |
 * | else                                                                     | can't tell     |
 *
 * The noise floor is the end of the A/A interval that is further from 1, and 1 where no A/A interval is given.
 *
 * @throws {RangeError} where directionFrom or nothingBelow is above reproducedFrom
 */
export function judgeLevel(claim: LevelClaim): Judgement {
  const { what, interval, reproducedFrom, directionFrom, nothingBelow, noEffect } = claim;
  for (const [name, bound] of Object.entries({ directionFrom, nothingBelow })) {
    if (bound === undefined || bound <= reproducedFrom) continue;
    throw new RangeError(`judgeLevel: ${what}: ${name} is ${bound}, expected at most ${reproducedFrom}`);
  }
  if (!interval) return { verdict: "can't tell", evidence: `${what}: not measured` };
  const { evidence = `${what}: ${text(interval)}` } = claim;
  const { verdict, because } = decideLevel(interval, claim.noise, claim);
  const timed = 'noise' in claim;
  const restsOn = timed ? [interval, claim.noise] : [interval];
  return {
    verdict,
    evidence: because ? `${because}; ${evidence}` : evidence,
    interval,
    quantity: { name: what, reproducedFrom, ...(noEffect !== undefined && { noEffect }) },
    ...(isOpen(verdict) && {
      toDecide: toDecide(timed ? 'rounds' : 'values', restsOn, ([measured, again]) =>
        isOpen(decideLevel(measured, again, claim).verdict),
      ),
    }),
  };
}

/** The table of `judgeLevel`. */
function decideLevel(
  interval: Interval,
  noise: Interval | undefined,
  claim: LevelClaim,
): { verdict: Verdict; because?: string } {
  const { reproducedFrom, directionFrom, nothingBelow, noiseMargin } = claim;
  const { level = interval.asked ?? USUAL_LEVEL } = claim;
  const timed = 'noise' in claim;
  if (timed) {
    const open = whyOpen(interval, noise, { noiseMargin, level });
    if (open !== undefined) return { verdict: "can't tell", because: open };
  } else if (interval.level < level) {
    return { verdict: "can't tell", because: `too few values: ${tooLow(interval.level, level)}` };
  }
  const floor = timed ? noiseFloor(noise!, 'A/A interval') : 1;
  if (interval.low > reproducedFrom * floor) return { verdict: 'reproduced' };
  if (interval.high < nothingBelow / floor) return { verdict: 'not here' };
  if (directionFrom !== undefined && interval.low > directionFrom * floor)
    return { verdict: 'direction only' };
  return { verdict: "can't tell" };
}

/**
 * The verdict on a difference that a claim puts above 0: reproduced where all of its interval is, not here where all
 * of it is below 0; can't tell where it has 0 in it, or reaches less than a level of 95 %.
 */
export function judgeDifference(claim: {
  readonly what: string;
  readonly interval: Interval;
  readonly evidence: string;
}): Judgement {
  return judgeLevel({ ...claim, reproducedFrom: 0, nothingBelow: 0, noEffect: 0 });
}

/** The verdict on an exact claim: it holds or it does not. */
export function judgeExact(holds: boolean, evidence: string): Judgement {
  return { verdict: holds ? 'reproduced' : 'not here', evidence };
}

/** From the weakest: a claim that fails in one part fails, one that is open in a part is open. */
const strength: readonly Verdict[] = ['not here', "can't tell", 'direction only', 'reproduced'];

/** The verdict on "all of these": the weakest one, with everybody's evidence and the weakest one's interval. */
export function judgeAll(judgements: readonly Judgement[]): Judgement {
  if (judgements.length === 0) return { verdict: "can't tell", evidence: 'nothing was measured' };
  const weakest = strength
    .map(verdict => judgements.find(judgement => judgement.verdict === verdict))
    .find(found => found !== undefined)!;
  const evidence = judgements.map(judgement => judgement.evidence).join('; ');
  return { ...weakest, evidence };
}

const isOpen = (verdict: Verdict) => verdict === "can't tell";

const short = (value: number) => String(Number(value.toPrecision(3)));
const text = ({ estimate, low, high }: Interval) => `${short(estimate)} [${short(low)}, ${short(high)}]`;
