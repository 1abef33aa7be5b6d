import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { typeInWords } from '../../src/teaching/course/kinds/type-in-words.js';

/** When two threads are done with independent operations at the earliest: every way to divide them is tried. */
export function shortestOnTwo(costs: readonly number[]): number {
  const total = sum(costs);
  let shortest = total;
  for (let chosen = 0; chosen < 2 ** costs.length; chosen++) {
    const first = sum(costs.filter((_, i) => (chosen >> i) & 1));
    shortest = Math.min(shortest, Math.max(first, total - first));
  }
  return shortest;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Each operation in turn to the thread that is free first. */
function greedy(costs: readonly number[]): number {
  const threads = [0, 0];
  for (const cost of costs) threads[threads[0] <= threads[1] ? 0 : 1] += cost;
  return Math.max(...threads);
}

const longestFirst = (costs: readonly number[]) => greedy([...costs].sort((a, b) => b - a));

const alternating = (costs: readonly number[]) =>
  Math.max(sum(costs.filter((_, i) => i % 2 === 0)), sum(costs.filter((_, i) => i % 2 === 1)));

const CASES: readonly (readonly number[])[] = [
  [1, 1],
  [8, 1, 1, 1],
  [4, 4, 4],
  [2, 3, 2, 3, 2],
  [5, 4, 3, 3, 6],
  [5],
  [6, 5, 5, 4, 4, 4],
];

const MISTAKES: readonly { readonly of: (costs: readonly number[]) => number; readonly says: string }[] = [
  { of: sum, says: 'That is one thread with all operations.' },
  {
    of: costs => Math.max(Math.max(...costs), sum(costs) / 2),
    says: 'That is a bound, the longest operation or half of the work; not every list can reach it.',
  },
  {
    of: costs => sum(costs) / 2,
    says: 'That is half of the work. An operation runs whole on one thread: can its cost be divided like that?',
  },
  {
    of: costs => Math.max(...costs),
    says: 'That is the longest operation alone, as if there were a thread for each.',
  },
  { of: alternating, says: 'You deal the operations out in turn; they are not equal.' },
  {
    of: longestFirst,
    says: 'That is the longest operation first, to the thread that is free first: good, but not always the best.',
  },
  {
    of: greedy,
    says: 'That is each operation to the thread that is free first, in the order of the list: another order can be better.',
  },
];

/** An exercise whose answer is a function that divides operations among two threads. */
export function branchesExercise(id: string): Exercise {
  const signature = '(costs) => time';
  return {
    id,
    expects: `the function ${signature}`,
    judge(answer) {
      if (typeof answer !== 'function')
        return notYet(`Expected a function ${signature}, got ${typeInWords(answer)}.`);
      for (const costs of CASES) {
        const got: unknown = answer([...costs]);
        const call = `f([${costs.join(', ')}])`;
        if (typeof got !== 'number') return notYet(`${call} gives ${typeInWords(got)}, expected a number.`);
        if (got === shortestOnTwo(costs)) continue;
        const mistake = MISTAKES.find(({ of }) => of(costs) === got);
        const why = mistake?.says ?? 'Which operations would have to be on which thread for that?';
        return notYet(`${call} gives ${got}. ${why}`);
      }
      return passed(
        'Nobody knows a fast way that always finds the best: it is the partition problem. The longest first is at most 7/6 of it on ' +
          'two threads (Graham 1969), and one branch that is longer than half of the work decides alone. Sharing every operation has ' +
          'neither trouble, but waits after each of them.',
      );
    },
  };
}
