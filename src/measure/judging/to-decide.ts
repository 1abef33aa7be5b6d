import { type Interval, USUAL_LEVEL } from './statistics.js';

/** How many times as many rounds are tried; beyond the last one, nobody would wait. */
const TIMES_AS_MANY = [1.5, 2, 3, 4, 6, 8, 10, 15, 20, 30, 50, 100];

/**
 * What would decide a verdict that can't be told, in a few words, if the estimates stay where they are: how many times as
 * many rounds, where intervals shrink with 1 / √rounds. That is the best case, because an interval over several passes is
 * also as wide as the passes differ. Where an interval does not come from rounds alone, how narrow it has to be.
 *
 * @param from       what there would be more of: rounds, or the networks that a correlation is over
 * @param intervals  that the verdict rests on; undefined for an A/A pair that was not measured
 * @param isOpen     whether it can't be told with these instead
 */
export function toDecide(
  from: 'rounds' | 'values',
  intervals: readonly (Interval | undefined)[],
  isOpen: (narrowed: readonly Interval[]) => boolean,
): string {
  const known = intervals.filter(interval => interval !== undefined);
  if (known.length < intervals.length) return 'a run in which the A/A pair is measured';
  if (known.some(({ level, asked = USUAL_LEVEL }) => level < asked)) return `more ${from}`;
  const times = TIMES_AS_MANY.find(more => !isOpen(known.map(interval => narrowed(interval, more))));
  if (times === undefined) {
    return from === 'rounds'
      ? 'perhaps no number of rounds: the estimate lies on a threshold, or identical code differs too much'
      : 'perhaps nothing: the estimate lies on a threshold';
  }
  return from === 'rounds'
    ? `at least about ${times} times as many rounds, if the estimate stays`
    : `an interval at most ${Math.floor(100 / Math.sqrt(times))} % as wide, if the estimate stays`;
}

/** An interval as it would be with so many times the rounds. */
function narrowed(interval: Interval, times: number): Interval {
  const towards = (end: number) => interval.estimate + (end - interval.estimate) / Math.sqrt(times);
  return { ...interval, low: towards(interval.low), high: towards(interval.high) };
}
