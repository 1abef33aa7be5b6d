import { inspect } from 'node:util';
import { significant } from '../../../reports/format.js';
import { type Exercise, notYet, passed } from '../exercise.js';

/** A mistake that readers make, known by the number that comes out. */
export interface Mistake {
  value(): number;
  readonly says: string;
}

/** An exercise whose answer is a number. */
export interface NumberExercise {
  readonly id: string;
  /** For instance `elements`; '' for a number without one. */
  readonly unit: string;
  /** The right number, computed from the library when it is asked for. */
  expected(): number;
  /** Largest relative difference that still counts as right; 0 where it is absent: exact. */
  readonly within?: number;
  readonly mistakes?: readonly Mistake[];
  /** Said after a pass: why it is so. */
  readonly because: string;
}

/**
 * Right where |answer − expected| ≤ within · |expected|. A wrong answer gets the hint of the mistake that it shows, or
 * whether it is too large or too small; never the right number.
 */
export function numberExercise(exercise: NumberExercise): Exercise {
  const { id, unit, within = 0, mistakes = [], because } = exercise;
  const expects = unit === '' ? 'a number' : `a number of ${unit}`;
  return {
    id,
    expects,
    judge(answer) {
      if (typeof answer !== 'number' || !Number.isFinite(answer)) {
        return notYet(`Your answer is \`${inspect(answer, { depth: 0 })}\`; expected is ${expects}.`);
      }
      const near = (value: number) => Math.abs(answer - value) <= within * Math.abs(value);
      const expected = exercise.expected();
      if (near(expected)) return passed(because);
      const mistake = mistakes.find(({ value }) => near(value()));
      const size = `${significant(answer)} ${unit}`.trim();
      return notYet(mistake?.says ?? `${size} is too ${answer > expected ? 'much' : 'little'}.`);
    },
  };
}
