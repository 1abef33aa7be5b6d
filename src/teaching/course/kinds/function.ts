import { types } from 'node:util';
import { formatCount } from '../../../reports/format.js';
import { type Exercise, notYet, passed } from '../exercise.js';
import { typeInWords } from './type-in-words.js';

/** A common mistake, recognised by what it computes. */
export interface WrongFormula {
  formula(...values: readonly number[]): number;
  readonly says: string;
}

/** An exercise whose answer is a function written by the reader. */
export interface FunctionExercise {
  readonly id: string;
  /** For instance `(h, w, c1, c2) => elements`. */
  readonly signature: string;
  /** Arguments of the calls that are compared; enough of them to keep wrong formulas from passing by chance. */
  cases(): readonly (readonly number[])[];
  /** The library's own function. */
  reference(...values: readonly number[]): number;
  /** What is said of an answer that agrees with one of these in all cases, in place of the first difference. */
  readonly mistakes?: readonly WrongFormula[];
  /** The explanation, shown after a pass. */
  readonly because: string;
}

/** Above the relative difference of doubles that were added in another order. */
const WITHIN = 1e-9;

/** Passed if the function agrees with the library in all cases; the first difference is shown. */
export function functionExercise(exercise: FunctionExercise): Exercise {
  const { id, signature, mistakes = [], because } = exercise;
  const parameters = signature.slice(1, signature.indexOf(')')).split(', ');
  return {
    id,
    expects: `a function ${signature}`,
    judge(answer) {
      if (typeof answer !== 'function')
        return notYet(`Expected a function ${signature}, got ${typeInWords(answer)}.`);
      for (const values of exercise.cases()) {
        const call = `f(${parameters.map((name, i) => `${name} = ${shown(values[i])}`).join(', ')})`;
        const got: unknown = answer(...values);
        // Nobody waits for it, so what it throws later would be reported as an error that nobody caught.
        if (types.isPromise(got)) got.catch(() => {});
        if (typeof got !== 'number') return notYet(`${call} gives ${typeInWords(got)}, expected a number.`);
        if (Number.isNaN(got)) return notYet(`${call} gives NaN, expected a number.`);
        const expected = exercise.reference(...values);
        if (!near(got, expected)) {
          const mistake = mistakes.find(({ formula }) =>
            exercise.cases().every(each => near(Number(answer(...each)), formula(...each))),
          );
          if (mistake) return notYet(mistake.says);
          return notYet(`${call} gives ${shown(got)}, which is too ${got > expected ? 'large' : 'small'}.`);
        }
      }
      return passed(because);
    },
  };
}

function near(got: number, expected: number): boolean {
  return Math.abs(got - expected) <= WITHIN * Math.abs(expected);
}

/** A number in full, with commas if it is an integer. */
function shown(value: number): string {
  return Number.isSafeInteger(value) ? formatCount(value) : String(value);
}
