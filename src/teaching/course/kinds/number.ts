import { inspect } from 'node:util';
import { formatCount, significant } from '../../../reports/format.js';
import { type Exercise, notYet, passed } from '../exercise.js';

/** A common mistake, recognised by the number that it leads to. */
export interface Mistake {
  value(): number;
  readonly says: string;
}

/** An exercise whose answer is a number. */
export interface NumberExercise {
  readonly id: string;
  /** For instance `elements`, or `%`; '' for a number without a unit. */
  readonly unit: string;
  /** The right number, computed by the library when it is needed. */
  expected(): number;
  /** Largest relative difference that still counts as right; 0, which is exact, by default. */
  readonly within?: number;
  readonly mistakes?: readonly Mistake[];
  /** How to get there, for every other wrong answer; without it they are told whether a larger or a smaller number is expected. */
  readonly hint?: string;
  /** The explanation, shown after a pass. */
  readonly because: string;
}

/**
 * Passed if |answer − expected| ≤ within · |expected|. A wrong answer gets the hint for the mistake behind it, or
 * else that of the exercise, or whether a larger or a smaller number is expected; never the right number.
 */
export function numberExercise(exercise: NumberExercise): Exercise {
  const { id, unit, within = 0, mistakes = [], hint, because } = exercise;
  const expects = unit === '' ? 'a number' : unit === '%' ? 'a percentage' : `a number of ${unit}`;
  return {
    id,
    expects,
    judge(answer) {
      if (typeof answer !== 'number' || !Number.isFinite(answer)) {
        return notYet(`Expected ${expects}, got \`${inspect(answer, { depth: 0 })}\`.`);
      }
      const near = (value: number) => Math.abs(answer - value) <= within * Math.abs(value);
      const expected = exercise.expected();
      if (near(expected)) return passed(because);
      const mistake = mistakes.find(({ value }) => near(value()));
      const got = Number.isSafeInteger(answer) ? formatCount(answer) : significant(answer);
      const direction = answer > expected ? 'smaller' : 'larger';
      if (mistake || hint) return notYet((mistake?.says ?? hint)!);
      return notYet(`Got ${`${got} ${unit}`.trim()}, expected a ${direction} number.`);
    },
  };
}
