import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { typeInWords } from '../../src/teaching/course/kinds/type-in-words.js';
import { toFloat16 } from './float16.js';
import { elementsByRow } from './networks.js';

const CLIP = 6;
/** Exercise 2: the smallest value that counts as one to be kept. */
const LEAST = 0.001;

/** h-swish's gate where it is a straight line. */
const gate = (x: number) => (x + 3) / 6;

/** Exercise 1: where gate² = x · gate and the gate is neither 0 nor 1, that is (x + 3) / 6 = x. */
const WITHOUT_EFFECT = 3 / 5;

/** Exercise 3: the share of all elements that may pass through h-swish. */
const BUDGET = 0.2;

/** The first row from which on all rows together have at most so large a share of the elements. */
function firstRow(share: number, counts: readonly number[] = elementsByRow()): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const after = (row: number) => counts.slice(row).reduce((sum, count) => sum + count, 0) / all;
  return counts.findIndex((_, row) => after(row) <= share);
}

/** Exercise 2: two clipped activations of which the sum keeps only one. */
const lostAddend: Exercise = {
  id: 'activations/2',
  expects: `two numbers [a, b] from 0 to ${CLIP}`,
  judge(answer) {
    const isPair = Array.isArray(answer) && answer.length === 2 && answer.every(one => Number.isFinite(one));
    if (!isPair) {
      return notYet(`Expected two numbers in brackets, [a, b]; got ${typeInWords(answer)}.`);
    }
    const [a, b] = answer as [number, number];
    if (a < 0 || b < 0 || a > CLIP || b > CLIP) return notYet(`ReLU6 gives values from 0 to ${CLIP} only.`);
    const off = [a, b].find(value => toFloat16(value) !== value);
    if (off !== undefined) {
      return notYet(
        `${off} is no float16: the nearest is ${toFloat16(off)}. \`toFloat16\` says which numbers are.`,
      );
    }
    if (b < LEAST) return notYet(`b is to be at least ${LEAST}, so that it would be missed.`);
    const sum = toFloat16(a + b);
    if (sum !== a) {
      return notYet(
        `float16(${a} + ${b}) is ${sum}, so b has left a trace. How far apart are neighbours at a, and what happens to half of that?`,
      );
    }
    return passed(
      `float16(${a} + ${b}) is ${a} again: from 4 on, neighbours are 1/256 apart, and what is at most half of that is ` +
        'rounded away. The clip keeps values below 6; it does not keep small addends. Sums are kept in float32 for that reason.',
    );
  },
};

/** The exercises of notebook 15. */
export const exercises: readonly Exercise[] = [
  numberExercise({
    id: 'activations/1',
    unit: '',
    expected: () => WITHOUT_EFFECT,
    within: 1e-6,
    hint: 'Write down what the wrong kernel computes, and where that equals h-swish. Between −3 and 3 the gate is a straight line.',
    mistakes: [
      {
        value: () => 3,
        says: `At 3 the gate is 1, and so is the wrong kernel's result; h-swish is 3 there.`,
      },
      {
        value: () => 1,
        says: `At 1 the gate is ${gate(1).toFixed(3)}, its square ${(gate(1) ** 2).toFixed(3)}; h-swish is ${gate(1).toFixed(3)} there.`,
      },
      { value: () => 6, says: 'From 3 on, the wrong kernel gives 1, and h-swish gives x.' },
    ],
    because:
      'The wrong kernel computes gate², the right one x · gate. They agree where the gate is 0, which is for x ≤ −3, and where ' +
      'it equals x: (x + 3) / 6 = x at 0.6. A test with few inputs, all of them negative or large, says little: versions here ' +
      'are compared on thousands of random values.',
  }),
  lostAddend,
  numberExercise({
    id: 'activations/3',
    unit: '',
    expected: () => firstRow(BUDGET),
    hint: 'Add up the elements of the rows from the end on, and divide by all of them.',
    mistakes: [
      {
        value: () => firstRow(BUDGET) - 1,
        says: 'From there on it is still more than a fifth. Did you divide by the elements of all rows, the stem among them?',
      },
      {
        value: () => Math.ceil(elementsByRow().length * (1 - BUDGET)),
        says: 'That leaves a fifth of the rows. Rows have very different numbers of elements.',
      },
    ],
    because:
      'The last rows have many channels, but few pixels. h-swish from here on touches 17 % of the elements, in 5 of 17 rows; one ' +
      'row more would make it 22 %. The paper begins at row 7, with a third of the elements, and gives the stem h-swish as well.',
  }),
];
