import { preservedShare } from '../../src/cost/preserved-share.js';
import { formatShare } from '../../src/reports/format.js';
import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { choiceExercise } from '../../src/teaching/course/kinds/choice.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { randomStream } from '../../src/tensors/random.js';
import type { Embedding } from './embedding.js';
import { randomEmbedding } from './embedding.js';
import { preservedArea } from './sectors.js';

/** The numbers of channels in exercise 2; `n = 3` is an answer. */
const COMPARED = [2, 3, 5] as const;
/** Matrices of each n that are compared. */
const MATRICES = 12;
/** Channels in exercise 3. */
const CHANNELS = 4;
/** Bounds the rounding error of a sum of angles. */
const ROUNDING = 1e-9;

/** The exercises of notebook 07. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'relu-manifold/1',
    signature: '(n, d) => share',
    cases: () => [
      [2, 2],
      [5, 2],
      [5, 3],
      [24, 12],
      [7, 1],
      [3, 4],
    ],
    reference: preservedShare,
    because:
      'A point in d dimensions needs d channels that are on. With 24 channels for 12 dimensions, that is true for ' +
      `${formatShare(preservedShare(24, 12))} of the inputs; with the 144 channels of MobileNetV2's expansion, for practically ` +
      'all. What counts is the number of channels per dimension of the data.',
  }),
  choiceExercise({
    id: 'relu-manifold/2',
    options: COMPARED.map(n => `n = ${n}`),
    right: () => `n = ${COMPARED.find(alwaysTheSame)}`,
    hints: {
      'n = 2':
        'Both channels have to be on. How large the part of the plane is where they are depends on the angle between their directions.',
      'n = 5':
        'Five lines can divide the plane so that opposite points have 2 and 3 channels on, or 0 and 5. Is the same share preserved?',
    },
    because:
      'A channel that is on at x is off at −x. Of three channels, k are on at x and 3 − k at −x, so exactly one of the ' +
      'two points has at least two channels on: half of the plane, for any T. The average in the theorem hides that.',
  }),
  { id: 'relu-manifold/3', expects: 'four pairs of numbers, `[[a, b], …]`', judge: judgeDesign },
];

/** Whether every random T with n channels preserves the same share of the plane. */
function alwaysTheSame(n: number): boolean {
  const shares = Array.from({ length: MATRICES }, (_, i) =>
    preservedArea(randomEmbedding(n, 'gaussian', randomStream(i, `exercise, n = ${n}`))),
  );
  return Math.max(...shares) - Math.min(...shares) < ROUNDING;
}

function judgeDesign(answer: unknown) {
  if (!isRows(answer)) {
    return notYet(`Expected ${CHANNELS} rows of T, each a pair of numbers: \`[[1, 0], …]\`.`);
  }
  const T: Embedding = { n: CHANNELS, rows: Float64Array.from(answer.flat()) };
  const share = preservedArea(T);
  const average = `A random T with ${CHANNELS} channels preserves ${formatShare(preservedShare(CHANNELS, 2))} on average`;
  return share > 1 - ROUNDING
    ? passed(
        `Yours preserves the whole plane. ${average}: the theorem is about random matrices, and a trained one need not be ` +
          'like them. With 3 channels it is impossible, as exercise 2 shows.',
      )
    : notYet(
        `Yours preserves ${formatShare(share)} of the plane. ${average}. How many channels are on at x, and how many at −x?`,
      );
}

function isRows(answer: unknown): answer is readonly (readonly [number, number])[] {
  const isPair = (row: unknown) => Array.isArray(row) && row.length === 2 && row.every(Number.isFinite);
  return Array.isArray(answer) && answer.length === CHANNELS && answer.every(isPair);
}
