import type { Exercise } from '../../src/teaching/course/exercise.js';
import { choiceExercise } from '../../src/teaching/course/kinds/choice.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { branchesExercise } from './branches-exercise.js';

/** Exercise 2: what a start and a wait of both threads take, and how many equal operations the two branches have. */
const WAIT_US = 2;
const BRANCHES = [1, 3] as const;

/** The µs of an operation from which sharing each of them is as fast: in turn w·n/2 + waits, at once w·longest + one wait. */
function crossing(waitsInTurn: number, waitsAtOnce: number): number {
  const operations = BRANCHES[0] + BRANCHES[1];
  const longest = Math.max(...BRANCHES);
  return (WAIT_US * (waitsInTurn - waitsAtOnce)) / (longest - operations / 2);
}

const operations = BRANCHES[0] + BRANCHES[1];

/** The exercises of notebook 28. */
export const exercises: readonly Exercise[] = [
  branchesExercise('concurrency/1'),
  numberExercise({
    id: 'concurrency/2',
    unit: 'µs',
    expected: () => crossing(operations, 1),
    mistakes: [
      {
        value: () => crossing(operations, 0),
        says: 'At once, the threads have to be started and waited for as well, once.',
      },
      {
        value: () => crossing(BRANCHES.length, 1),
        says: 'In turn, both threads wait after every operation, not after every branch.',
      },
      {
        value: () => crossing(operations, 1) * Math.max(...BRANCHES),
        says: 'That is the longer branch; give one of its operations.',
      },
      {
        value: () => crossing(operations, 1) * operations,
        says: 'That is all the work; give one operation.',
      },
    ],
    hint: 'Let an operation take w µs on one thread. Write down both times, with their waits, and set them equal.',
    because:
      'In turn, 4 operations take 4w / 2 + 4 · 2; at once, the longer branch takes 3w + 2. Small operations are better off at once, ' +
      'large ones in turn: at once, one thread idles while the other ends the longer branch, and that grows with w.',
  }),
  choiceExercise({
    id: 'concurrency/3',
    options: ['A', 'B', 'C', 'D'],
    right: () => 'C',
    hints: {
      A: 'The channels are chosen for that, and counting them confirms it.',
      B: 'Work over span says just that, and it is a property of the graph: no measurement can refute it.',
      D: 'Without their three sums the parallel fragments would be somewhat faster, but the argument expects four times. Which assumption does it need for that?',
    },
    because:
      'What a graph allows is not what a machine does. With one operation after the other, independent branches are worth nothing, and ' +
      'what counts is how many threads one operation can keep busy: that is less for each fragment, and it is what the paper ' +
      'calls the degree of parallelism.',
  }),
];
