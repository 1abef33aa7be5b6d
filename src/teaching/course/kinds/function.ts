import { type Exercise, notYet, passed } from '../exercise.js';

/** An exercise whose answer is a function of the reader's. */
export interface FunctionExercise {
  readonly id: string;
  /** For instance `(h, w, c1, c2) => elements`. */
  readonly signature: string;
  /** Arguments of the calls that are compared; enough of them that no wrong formula passes by chance. */
  cases(): readonly (readonly number[])[];
  /** What the library computes. */
  reference(...values: readonly number[]): number;
  /** Said after a pass: why it is so. */
  readonly because: string;
}

/** Doubles that were added in another order differ by less. */
const WITHIN = 1e-9;

/** Right where the function gives what the library gives, for all cases; the first that differs is shown. */
export function functionExercise(exercise: FunctionExercise): Exercise {
  const { id, signature, because } = exercise;
  return {
    id,
    expects: `a function ${signature}`,
    judge(answer) {
      if (typeof answer !== 'function')
        return notYet(`Your answer is no function; expected is ${signature}.`);
      for (const values of exercise.cases()) {
        const call = `f(${values.join(', ')})`;
        const got: unknown = answer(...values);
        if (typeof got !== 'number') return notYet(`${call} gives ${typeof got}, expected a number.`);
        if (Number.isNaN(got)) return notYet(`${call} gives NaN, expected a number.`);
        const expected = exercise.reference(...values);
        if (!(Math.abs(got - expected) <= WITHIN * Math.abs(expected))) {
          return notYet(`${call} gives ${got}, which is too ${got > expected ? 'large' : 'small'}.`);
        }
      }
      return passed(because);
    },
  };
}
