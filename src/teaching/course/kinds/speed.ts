import { judgeRatio } from '../../../measure/judging/verdict.js';
import type { SuiteResults } from '../../../measure/results/results.js';
import type { Feedback } from '../exercise.js';

/**
 * Judges the speed-up of an answer over the baseline, measured in the same rounds on the reader's machine, by the
 * interval of the ratio and the A/A arm, never by milliseconds.
 *
 * @param speedup  the required time(baseline) / time(yours), above 1
 */
export function judgeSpeedup(
  suite: SuiteResults | undefined,
  { yours, baseline, speedup }: { yours: string; baseline: string; speedup: number },
): Feedback {
  const what = `time of ${baseline} over yours`;
  const { verdict, evidence } = judgeRatio({
    what,
    ratio: suite?.ratio(baseline, yours),
    noise: suite?.noise,
    reproducedFrom: speedup,
  });
  switch (verdict) {
    case 'reproduced':
      return { outcome: 'passed', text: evidence };
    case "can't tell":
      return { outcome: 'too noisy', text: `${evidence}. Close other programs and run the cell again.` };
    default:
      return { outcome: 'not yet', text: evidence };
  }
}
