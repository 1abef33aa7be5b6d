import { ratioInterval } from '../../measure/judging/statistics.js';
import type { Exercise } from '../course/exercise.js';
import { choiceExercise } from '../course/kinds/choice.js';
import { functionExercise } from '../course/kinds/function.js';
import { numberExercise } from '../course/kinds/number.js';

const TICK_US = 100;
const CALL_US = 5;
const SHARE = 0.01;

/** The exercises of notebook 01. */
export const exercises: readonly Exercise[] = [
  numberExercise({
    id: 'lying-benchmarks/1',
    unit: 'calls',
    expected: () => TICK_US / SHARE / CALL_US,
    mistakes: [
      {
        value: () => TICK_US / CALL_US,
        says: 'That fills one step of the clock; one step must be 1 % of the time.',
      },
      { value: () => TICK_US / SHARE, says: 'That is the time in µs, not yet the number of calls.' },
    ],
    because: 'One step of 100 µs is 1 % of 10 ms, and 10 ms are 2000 calls of 5 µs.',
  }),
  choiceExercise({
    id: 'lying-benchmarks/2',
    options: ['more runs', 'a longer warm-up', 'interleaving', 'a finer clock', 'the mean'],
    right: () => 'interleaving',
    hints: {
      'more runs': 'More runs make both intervals narrower, around the same two numbers.',
      'a longer warm-up': 'Both were warm; what came into play after that?',
      'a finer clock': 'Ten milliseconds are long for any clock.',
      'the mean': 'A median is more robust than a mean, but each block agrees with itself.',
    },
    because:
      'Each block saw a different machine: warm or cool, with or without neighbours. Interleaved, both see the same one.',
  }),
  functionExercise({
    id: 'lying-benchmarks/3',
    signature: '(a1, b1, a2, b2, a3, b3) => ratio',
    cases: () => [
      [10, 12, 20, 22, 10, 30],
      [10, 15, 20, 24, 20, 22],
      [30, 10, 10, 20, 20, 22],
      [11, 31, 17, 13, 5, 7],
    ],
    reference: (...t) => ratioInterval([t[1], t[3], t[5]], [t[0], t[2], t[4]]).estimate,
    because: 'A ratio within a round sees one machine; the median over the rounds then ignores an odd round.',
  }),
];
