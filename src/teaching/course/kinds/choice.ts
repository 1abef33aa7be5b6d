import { closest } from 'fastest-levenshtein';
import { type Exercise, notYet, passed } from '../exercise.js';
import { typeInWords } from './type-in-words.js';

/** An exercise whose answer is one of several names. */
export interface ChoiceExercise {
  readonly id: string;
  readonly options: readonly string[];
  /** The right option, computed by the library when it is needed. */
  right(): string;
  /** A hint for a wrong option. */
  readonly hints: Readonly<Record<string, string>>;
  /** The explanation, shown after a pass. */
  readonly because: string;
}

/** Passed if the answer is exactly the right option. */
export function choiceExercise({ id, options, right, hints, because }: ChoiceExercise): Exercise {
  const expects = `one of ${options.map(option => `'${option}'`).join(', ')}`;
  return {
    id,
    expects,
    judge(answer) {
      if (typeof answer !== 'string') {
        return notYet(`Expected text, got ${typeInWords(answer)}. Give ${expects}.`);
      }
      if (!options.includes(answer)) {
        return notYet(
          `'${answer}' is not an option; did you mean '${closest(answer, options)}'? Expected ${expects}.`,
        );
      }
      return answer === right() ? passed(because) : notYet(hints[answer] ?? `It is not '${answer}'.`);
    },
  };
}
