import { type Exercise, notYet, passed } from '../exercise.js';

/** An exercise whose answer is some names in the right order. */
export interface OrderExercise {
  readonly id: string;
  /** What the first and the last are, for instance `fewest elements first`. */
  readonly by: string;
  /** The right order, computed from the library when it is asked for. */
  right(): readonly string[];
  /** Said after a pass: why it is so. */
  readonly because: string;
}

/** Whether an answer is a list of these names, in any order. */
export function hasEachOnce(answer: unknown, names: readonly string[]): answer is readonly string[] {
  return Array.isArray(answer) && [...answer].sort().join('\n') === [...names].sort().join('\n');
}

/** Right where all names are there, in the right order; a wrong answer hears of the first pair that is swapped. */
export function orderExercise({ id, by, right, because }: OrderExercise): Exercise {
  return {
    id,
    expects: `a list of names, ${by}`,
    judge(answer) {
      const expected = right();
      const names = [...expected].sort();
      if (!hasEachOnce(answer, names)) {
        return notYet(`Expected is each of ${names.map(name => `'${name}'`).join(', ')} once, ${by}.`);
      }
      const wrong = expected.findIndex((name, i) => name !== answer[i]);
      return wrong < 0
        ? passed(because)
        : notYet(`Up to place ${wrong} it is right; look at place ${wrong + 1} again.`);
    },
  };
}
