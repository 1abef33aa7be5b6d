import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { typeInWords } from '../../src/teaching/course/kinds/type-in-words.js';
import { randomStream } from '../../src/tensors/random.js';

/** Weights of a 1×1 convolution: a row a filter, a column an input channel. */
export type Weights = readonly (readonly number[])[];

/** W₂ · W₁: the convolution that does in one step what `first` and then `second` do. */
export function inSeries(first: Weights, second: Weights): Weights {
  return second.map(row => first[0].map((_, c) => row.reduce((sum, w, k) => sum + w * first[k][c], 0)));
}

/** W₁ + W₂: the convolution that does in one step what two on the same input do whose outputs are added. */
export function inParallel(first: Weights, second: Weights): Weights {
  return first.map((row, k) => row.map((w, c) => w + second[k][c]));
}

const SIGNATURE = '(arrangement, first, second) => weights';
const WITHIN = 1e-9;

interface Case {
  readonly arrangement: 'series' | 'parallel';
  readonly first: Weights;
  readonly second: Weights;
}

const merged = ({ arrangement, first, second }: Case) =>
  arrangement === 'series' ? inSeries(first, second) : inParallel(first, second);

function cases(): readonly Case[] {
  const stream = randomStream(1, 'fragmentation/merge');
  const weights = (filters: number, channels: number): Weights =>
    Array.from({ length: filters }, () => Array.from({ length: channels }, () => stream.normal()));
  return [
    { arrangement: 'parallel', first: weights(2, 2), second: weights(2, 2) },
    { arrangement: 'series', first: weights(2, 2), second: weights(2, 2) },
    { arrangement: 'series', first: weights(4, 3), second: weights(2, 4) },
    { arrangement: 'parallel', first: weights(2, 3), second: weights(2, 3) },
  ];
}

/** What a wrong matrix was made by; undefined where its shapes do not allow that. */
const MISTAKES: readonly {
  readonly of: (one: Case) => Weights | undefined;
  readonly says: string;
}[] = [
  {
    of: ({ arrangement, first, second }) =>
      arrangement === 'series' && first[0].length === second.length ? inSeries(second, first) : undefined,
    says: 'That is the product in the other order. What comes first stands on the right: second · (first · x).',
  },
  {
    of: ({ arrangement, first, second }) =>
      arrangement === 'series' && first.length === second.length ? inParallel(first, second) : undefined,
    says: 'You have added the weights. In series, the second convolution reads what the first has written.',
  },
  {
    of: ({ arrangement, first, second }) =>
      arrangement === 'parallel' && first.length === first[0].length ? inSeries(first, second) : undefined,
    says: 'You have multiplied the weights. In parallel, both read the same x: W₁x + W₂x.',
  },
  {
    of: ({ first, second }) =>
      first.length === second.length && first[0].length === second[0].length
        ? first.map((row, k) => row.map((w, c) => w * second[k][c]))
        : undefined,
    says: 'You have multiplied number by number. An output channel is a sum over all input channels.',
  },
];

/** An exercise whose answer is a function that makes one 1×1 convolution of two. */
export function mergeExercise(id: string): Exercise {
  return {
    id,
    expects: `the function ${SIGNATURE}`,
    judge(answer) {
      if (typeof answer !== 'function') {
        return notYet(`Expected a function ${SIGNATURE}, got ${typeInWords(answer)}.`);
      }
      for (const one of cases()) {
        const { arrangement, first, second } = one;
        const shapes = `${arrangement}, ${first[0].length} → ${first.length} and ${second[0].length} → ${second.length} channels`;
        const got: unknown = answer(arrangement, first, second);
        const expected = merged(one);
        if (!isMatrix(got)) {
          return notYet(`${shapes}: expected a list of rows of numbers, got ${typeInWords(got)}.`);
        }
        if (equal(got, expected)) continue;
        const mistake = MISTAKES.find(({ of }) => {
          const wrong = of(one);
          return wrong && equal(got, wrong);
        });
        const size = `${got.length}×${got[0]?.length ?? 0}`;
        const wanted = `${expected.length}×${expected[0].length}`;
        return notYet(
          mistake?.says ??
            (size === wanted
              ? `${shapes}: the outputs differ. Write down output channel k for one pixel.`
              : `${shapes}: got ${size} weights, expected ${wanted}: a row for each filter, a column for each input channel.`),
        );
      }
      return passed(
        'Without an activation between them, all the fragments of Table 3 are one convolution, in series and in parallel: ' +
          'the blocks are workloads, not networks that anybody would train. RepVGG and others train branches and merge them ' +
          'like this before deployment, so that no fragment is left to pay for.',
      );
    },
  };
}

function isMatrix(value: unknown): value is Weights {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(row => Array.isArray(row) && row.every(entry => typeof entry === 'number'))
  );
}

function equal(a: Weights, b: Weights): boolean {
  return (
    a.length === b.length &&
    a.every(
      (row, k) => row.length === b[k].length && row.every((value, c) => Math.abs(value - b[k][c]) <= WITHIN),
    )
  );
}
