import { closest } from 'fastest-levenshtein';
import { type Exercise, notYet, passed } from '../exercise.js';

/** An exercise whose answer is one of some names. */
export interface ChoiceExercise {
  readonly id: string;
  readonly options: readonly string[];
  /** The right option, computed from the library when it is asked for. */
  right(): string;
  /** A hint for a wrong option. */
  readonly hints: Readonly<Record<string, string>>;
  /** Said after a pass: why it is so. */
  readonly because: string;
}

/** Right where the answer is the right option, letter by letter. */
export function choiceExercise({ id, options, right, hints, because }: ChoiceExercise): Exercise {
  const expects = `one of ${options.map(option => `'${option}'`).join(', ')}`;
  return {
    id,
    expects,
    judge(answer) {
      if (typeof answer !== 'string') return notYet(`Your answer is no text; expected is ${expects}.`);
      if (!options.includes(answer)) {
        return notYet(
          `There is no '${answer}'; did you mean '${closest(answer, options)}'? Expected is ${expects}.`,
        );
      }
      return answer === right() ? passed(because) : notYet(hints[answer] ?? `It is not '${answer}'.`);
    },
  };
}
