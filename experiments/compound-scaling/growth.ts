import type { Interval } from '../../src/measure/judging/statistics.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import { BASE_ARM, pointwiseOnly, WIDE_ARM } from './stack.js';

/**
 * How the wide stack's time per multiply-accumulate has changed over the base's, beside how that of the 1×1 convolutions
 * alone has:
 *
 *   (t / m)(wide) / (t / m)(base)  over  (t / m)(wide, 1×1 only) / (t / m)(base, 1×1 only)
 *
 * Below 1, what became cheaper are the other ops. undefined where an arm was not measured.
 */
export function beyondPointwise(suite: SuiteResults): Interval | undefined {
  const whole = [WIDE_ARM, BASE_ARM];
  const pointwise = whole.map(pointwiseOnly);
  if ([...whole, ...pointwise].some(arm => !suite.has(arm))) return undefined;
  const perMac = (arm: string, round: number) => suite.rounds(arm)[round] / suite.row(arm).macs;
  const change = ([wide, base]: readonly string[], round: number) =>
    perMac(wide, round) / perMac(base, round);
  return suite.overRounds(
    suite.rounds(BASE_ARM).map((_, round) => change(whole, round) / change(pointwise, round)),
  );
}

/**
 * The exponent e of the growth of time with work, t ~ mᵉ: log(time ratio) / log(work ratio). 1 where both grow alike, as
 * 2^φ promises. undefined where an arm was not measured.
 */
export function exponentOf(suite: SuiteResults, arm: string): Interval | undefined {
  const ratio = suite.ratio(arm, BASE_ARM);
  if (!ratio) return undefined;
  const work = Math.log(suite.row(arm).macs / suite.row(BASE_ARM).macs);
  const exponent = (value: number) => Math.log(value) / work;
  return {
    ...ratio,
    estimate: exponent(ratio.estimate),
    low: exponent(ratio.low),
    high: exponent(ratio.high),
  };
}
