import type { Interval } from './statistics.js';
import { whyOpen } from './verdict.js';

/** How large a ratio has to be at least, or may be at most. */
export type Target = { readonly atLeast: number } | { readonly atMost: number };

/** Whether a target is met, and why that cannot be told. */
export interface TargetJudgement {
  readonly verdict: 'met' | 'missed' | "can't tell";
  /** Empty where the verdict is met or missed. */
  readonly because: string;
}

/**
 * The verdict on a ratio that has a target: `met` where all of its interval reaches the target, `missed` where none of
 * it does. It can't be told where the target is inside the interval, nor where `judgeRatio` could not judge the ratio.
 *
 * @param ratio  undefined where it was not measured
 * @param noise  the A/A arm's time over the baseline's, from the same rounds
 */
export function judgeTarget(
  target: Target,
  ratio: Interval | undefined,
  noise: Interval | undefined,
): TargetJudgement {
  if (!ratio) return { verdict: "can't tell", because: 'not measured' };
  const open = whyOpen(ratio, noise);
  if (open !== undefined) return { verdict: "can't tell", because: open };
  const [met, missed] =
    'atLeast' in target
      ? [ratio.low >= target.atLeast, ratio.high < target.atLeast]
      : [ratio.high <= target.atMost, ratio.low > target.atMost];
  if (met || missed) return { verdict: met ? 'met' : 'missed', because: '' };
  return { verdict: "can't tell", because: 'the target is inside the interval' };
}
