import { significant } from '../../src/reports/format.js';
import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { type DenseCosts, denseCosts } from './depth.js';
import { STAGE_3, unchangedAfter } from './reuse.js';
import { blockOf } from './suites.js';

/** Channels that all concatenations of a dense block write: those of layers 2 … L, and that of its output. */
function channelsJoined(channels: number, growth: number, layers: number): number {
  return layers * channels + (growth * layers * (layers + 1)) / 2;
}

/** Exercise 2: a block of fewer, wider layers. */
const DEEP = blockOf(16);
const ADDED = DEEP.layers * DEEP.growth;
const MOST_COPIED = 0.6;
const MOST_MACS = 1.6;

const wider: Exercise = {
  id: 'dense-connections/2',
  expects: '[layers, growth], two whole numbers',
  judge(answer) {
    const isPair =
      Array.isArray(answer) && answer.length === 2 && answer.every(one => Number.isInteger(one) && one >= 1);
    if (!isPair) return notYet('Give [layers, growth], two whole numbers from 1 on.');
    const [layers, growth] = answer as [number, number];
    if (layers * growth !== ADDED) {
      return notYet(
        `${layers} layers of ${growth} channels add ${layers * growth}, expected ${ADDED} as before: the block’s output has to ` +
          'keep its size.',
      );
    }
    const [now, before] = [{ ...DEEP, layers, growth }, DEEP].map(denseCosts);
    const times = (what: keyof DenseCosts) => now[what] / before[what];
    const said = `It copies ×${significant(times('copied'))} and computes ×${significant(times('macs'))} of the block with 16 layers`;
    if (times('copied') > MOST_COPIED) {
      return notYet(
        `${said}. The fewer concatenations, the less they copy: is there a block with fewer layers?`,
      );
    }
    if (times('macs') > MOST_MACS) {
      return notYet(
        `${said}. A layer’s 3×3 convolution reads 4·k channels and makes k, so its work grows with k²; half as many layers of ` +
          'twice the growth do twice that work.',
      );
    }
    return passed(
      `${said}. Fewer and wider layers join less often, and pay for it with 3×3 convolutions of 36·k² multiply-accumulates per pixel. ` +
        'They also reuse less: depth is what the copies bought.',
    );
  },
};

const { channels: CHANNELS, units: UNITS } = STAGE_3;

/** The exercises of notebook 18. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'dense-connections/1',
    signature: '(c0, k, L) => channels',
    cases: () => [
      [16, 8, 6],
      [64, 32, 6],
      [3, 2, 1],
      [5, 7, 2],
      [10, 1, 33],
    ],
    reference: channelsJoined,
    mistakes: [
      {
        formula: (c0, k, L) => 2 * channelsJoined(c0, k, L),
        says: 'Those are the channels that are read and written. Count each joined channel once, as it is written.',
      },
      {
        formula: (c0, k, L) => channelsJoined(c0, k, L) + c0,
        says: 'The first layer reads the block’s input as it is: there is nothing to join.',
      },
      {
        formula: (c0, k, L) => channelsJoined(c0, k, L) - (c0 + L * k),
        says: 'The block’s output is a concatenation too: otherwise nothing would join what the last layer made.',
      },
      {
        formula: (c0, k, L) => c0 + L * k,
        says: 'That is the last concatenation alone. Each layer has one.',
      },
      {
        formula: (c0, k, L) => L * (c0 + L * k),
        says: 'That takes every concatenation to be as large as the last one. How many channels are there behind layer i?',
      },
    ],
    because:
      'Behind layer i there are c₀ + i·k channels, and they are joined for i = 1 … L: L·c₀ + k·L·(L + 1) / 2. The last of ' +
      'these sums alone, c₀ + L·k, is all the features that the block has: they grow with L, the copies with L².',
  }),
  wider,
  numberExercise({
    id: 'dense-connections/3',
    unit: 'channels',
    expected: () => unchangedAfter(CHANNELS, UNITS, false),
    hint: 'Follow one channel of the left half through two units. Then one of the right half. What does the concatenation put where?',
    mistakes: [
      {
        value: () => unchangedAfter(CHANNELS, UNITS),
        says: 'That many are left with the shuffles. Without them, which half does the next unit pass on?',
      },
      {
        value: () => CHANNELS / 2 ** UNITS,
        says: 'That is the formula r^j·c, for which the shuffle is necessary: it deals both halves out to both halves.',
      },
      { value: () => CHANNELS, says: 'The right half goes through three convolutions in each unit.' },
      { value: () => 0, says: 'Is there a unit that touches the left half?' },
    ],
    because:
      'The left half is passed on, comes to stand on the left again, and is passed on again: it is never computed, however ' +
      'deep the stage. Reuse without a shuffle is a waste of half the channels.',
  }),
];
