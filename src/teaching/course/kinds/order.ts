import { type Exercise, notYet, passed } from '../exercise.js';

/** An exercise whose answer is a list of names in the right order. */
export interface OrderExercise {
  readonly id: string;
  /** What the order goes by, for instance `fewest elements first`. */
  readonly by: string;
  /** The right order, computed by the library when it is needed. */
  right(): readonly string[];
  /** The explanation, shown after a pass. */
  readonly because: string;
}

/** Whether an answer is a list of these names, in any order. */
export function hasEachOnce(answer: unknown, names: readonly string[]): answer is readonly string[] {
  if (!Array.isArray(answer) || !answer.every(name => typeof name === 'string')) return false;
  return [...answer].sort().join('\n') === [...names].sort().join('\n');
}

/** Passed if the answer has all names in the right order; feedback on a wrong one names the first wrong place. */
export function orderExercise({ id, by, right, because }: OrderExercise): Exercise {
  return {
    id,
    expects: `a list of names, ${by}`,
    judge(answer) {
      const expected = right();
      const names = [...expected].sort();
      if (!hasEachOnce(answer, names)) {
        return notYet(`Expected each of ${names.map(name => `'${name}'`).join(', ')} once, ${by}.`);
      }
      const wrong = expected.findIndex((name, i) => name !== answer[i]);
      if (wrong < 0) return passed(because);
      const look = wrong > 0 ? `Correct up to place ${wrong}; look` : 'Look';
      return notYet(`${look} at place ${wrong + 1} again.`);
    },
  };
}
