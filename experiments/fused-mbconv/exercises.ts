import { countGraph } from '../../src/cost/counts.js';
import { significant } from '../../src/reports/format.js';
import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { blockGraph, OPERATORS, type Operator } from './blocks.js';

/** Exercise 2: channels of the block. */
const CHANNELS = 24;
/** Weights of a block of expansion 1 without its windows' share, per expanded channel: two 1×1, or ten taps of one. */
const PLAIN = 2 * CHANNELS;
const FUSED = 10 * CHANNELS;
const TAPS = 9;

/** Exercise 3: how far blocks have to see, and the windows to choose from. */
const FIELD = 7;
const WINDOWS = [3, 5, 7];
const fieldOf = (windows: readonly number[]) => windows.reduce((field, window) => field + window - 1, 1);
const isWindows = (value: unknown): value is readonly number[] =>
  Array.isArray(value) &&
  value.length >= 1 &&
  value.length <= 3 &&
  value.every(window => WINDOWS.includes(window));

function workOf(operator: Operator, windows: readonly number[]): number {
  const macs = (kernel: number) =>
    countGraph(blockGraph({ operator, channels: CHANNELS, side: 24, expansion: 4, kernel })).macs;
  return windows.reduce((sum, window) => sum + macs(window), 0);
}

/** Every list of one to three windows that sees far enough. */
const farEnough: readonly (readonly number[])[] = [
  ...WINDOWS.map(a => [a]),
  ...WINDOWS.flatMap(a => WINDOWS.map(b => [a, b])),
  ...WINDOWS.flatMap(a => WINDOWS.flatMap(b => WINDOWS.map(c => [a, b, c]))),
].filter(windows => fieldOf(windows) >= FIELD);

function judgeWindows(answer: unknown) {
  const given = (answer ?? {}) as Partial<Record<Operator, unknown>>;
  for (const operator of OPERATORS) {
    const windows = given[operator];
    if (!isWindows(windows)) {
      return notYet('Give `{ mbconv: […], fused: […] }`, each with one to three windows of 3, 5 or 7.');
    }
    if (fieldOf(windows) < FIELD) {
      return notYet(
        `${operator}: windows ${windows.join(', ')} see ${fieldOf(windows)} pixels, expected ${FIELD}: each adds its side less one.`,
      );
    }
  }
  const { mbconv, fused } = given as Record<Operator, readonly number[]>;
  const least = (operator: Operator) => Math.min(...farEnough.map(windows => workOf(operator, windows)));
  if (workOf('fused', fused) > least('fused')) {
    return notYet(
      'fused: another choice sees as far with less work. What does one full convolution of a window cost, per channel?',
    );
  }
  if (workOf('mbconv', mbconv) > least('mbconv')) {
    return notYet(
      mbconv.length > 1
        ? 'mbconv: another choice sees as far with less work. What does each further block cost before it sees a pixel more?'
        : 'mbconv: another choice sees as far with less work.',
    );
  }
  const [cheap, dear] = [workOf('mbconv', mbconv), workOf('mbconv', fused)];
  return passed(
    `In an MBConv, three blocks of 3×3 would do ×${significant(dear / cheap)} the work of one of 7×7: only the depthwise part grows with ` +
      'the window, and each block pays its two 1×1 convolutions again. In a fused block the window multiplies everything, 3·(9 + 1) ' +
      'against 49 + 1. "3×3 and more layers" is a rule of the fused block.',
  );
}

/** The exercises of notebook 27. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'fused-mbconv/1',
    signature: '(channels, window) => ratio',
    cases: () => [
      [16, 3],
      [272, 3],
      [24, 5],
      [7, 1],
      [1, 7],
    ],
    reference: (channels, window) => (channels * (window ** 2 + 1)) / (2 * channels + window ** 2),
    because:
      'Per pixel and expanded channel, the fused block has S²·C and C weights, MBConv C, S² and C: the expansion cancels. With few channels ' +
      'the ratio is small, because MBConv’s windows are then a large part of its work.',
  }),
  numberExercise({
    id: 'fused-mbconv/2',
    unit: '',
    expected: () => (FUSED - PLAIN) / TAPS,
    within: 0.01,
    mistakes: [
      {
        value: () => FUSED / TAPS,
        says: 'MBConv also has two 1×1 convolutions, and they cost as much here as in the question’s fused block.',
      },
      {
        value: () => FUSED / (PLAIN + TAPS),
        says: 'That is how many times the work the fused block does. But only the depthwise part of MBConv is slow.',
      },
      {
        value: () => (FUSED - CHANNELS) / TAPS,
        says: 'MBConv has two 1×1 convolutions, one on each side of the depthwise one.',
      },
    ],
    hint: 'Write the time of both blocks per pixel and expanded channel: full and 1×1 convolutions cost 1 per multiply-accumulate, depthwise ones q. Set them equal.',
    because:
      'From 2·C + 9·q = 10·C follows q = 8·C/9: the depthwise convolution would have to take more than 21 times as long per ' +
      'multiply-accumulate, if counts were all. On devices with matrix units that is not absurd. Everything else that speaks ' +
      'for fusing, a map less to move, an activation less, Winograd’s algorithm, lowers the bar.',
  }),
  {
    id: 'fused-mbconv/3',
    expects: 'an object `{ mbconv: […], fused: […] }` of windows',
    judge: judgeWindows,
  },
];
