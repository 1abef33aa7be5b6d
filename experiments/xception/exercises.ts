import { countGraph } from '../../src/cost/counts.js';
import { significant } from '../../src/reports/format.js';
import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { CHANNELS, segmentsGraph } from './segments.js';
import { type Order, separableStack } from './separable.js';

/** Exercise 2: how much less work the 1×1 half first has to do. */
const LESS = 1 / 3;

function judgeStack(answer: unknown) {
  const isList =
    Array.isArray(answer) &&
    answer.length >= 3 &&
    answer.length <= 8 &&
    answer.every(channels => Number.isInteger(channels) && channels >= 8 && channels <= 256);
  if (!isList) return notYet('Give a list of 3 to 8 whole numbers of channels, each from 8 to 256.');
  const channels = answer as readonly number[];
  const [before, after] = (['depthwise-first', 'pointwise-first'] as const).map(
    (order: Order) => countGraph(separableStack(channels, order, 8)).macs,
  );
  const ratio = `1×1 first does ×${significant(after / before)} of the work`;
  const [first, last] = [channels[0], channels[channels.length - 1]];
  if (first === last) {
    return notYet(
      `${ratio}. Your stack has as many channels at its end as at its beginning; compare the windows of both orders, convolution by convolution.`,
    );
  }
  if (after > before)
    return notYet(`${ratio}. Which channels do the windows see that they would not see in the other order?`);
  if (after > (1 - LESS) * before) {
    return notYet(
      `${ratio}: the right direction. Now let the 1×1 convolutions be a smaller part of the whole.`,
    );
  }
  return passed(
    `${ratio}. With depthwise first, the windows see all channel counts but the last, with 1×1 first all but the first: the ` +
      'difference is 9·(first − last) per pixel and nothing else, however the counts go up and down between. In a network that ' +
      'widens towards its end, depthwise first is the cheaper order, and by little.',
  );
}

/** Exercise 3: the share of what the extreme form saves. */
const SHARE = 0.9;
/** Of sums of doubles. */
const ROUNDING = 1e-9;
const work = (segments: number) => countGraph(segmentsGraph(segments)).macs;

function fewestSegments(isAllowed: (segments: number) => boolean, extreme: number): number {
  let segments = 1;
  // One segment's work is 10 for each of the 1×1 half; what is saved is the rest.
  const saved = () => (9 - 9 / segments) / (9 - extreme);
  while (!isAllowed(segments) || saved() < SHARE - ROUNDING) segments++;
  return segments;
}
const divides = (segments: number) => CHANNELS % segments === 0;

/** The exercises of notebook 22. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'xception/1',
    signature: '(segments, window) => share',
    cases: () => [
      [1, 3],
      [64, 3],
      [4, 5],
      [32, 7],
      [2, 1],
    ],
    reference: (segments, window) => segments / (segments + window ** 2),
    because:
      'It is g / (g + S²): the 1×1 half is a tenth of the full form with 3×3 windows, and 7/8 of the extreme one with 64 channels. ' +
      'From there on only the 1×1 half is left to save on, which is what grouped 1×1 convolutions and channel shuffles are for.',
  }),
  { id: 'xception/2', expects: 'a list of channels, for instance `[64, 128, 256]`', judge: judgeStack },
  numberExercise({
    id: 'xception/3',
    unit: 'segments',
    expected: () => fewestSegments(divides, 9 / CHANNELS),
    mistakes: [
      {
        value: () => fewestSegments(() => true, 9 / CHANNELS),
        says: `So many segments save enough, but ${CHANNELS} channels cannot be cut into so many equal ones.`,
      },
      {
        value: () => fewestSegments(() => true, 0),
        says: 'That compares with infinitely many segments; the extreme form has one for each channel. And does your number divide the channels?',
      },
      {
        value: () => 8,
        says: `Nearly: ${significant((100 * (work(1) - work(8))) / (work(1) - work(CHANNELS)))} % of what the extreme form saves.`,
      },
    ],
    hint: 'Write what g segments save against one, over what 64 segments save: the 1×1 half cancels. Then take the smallest divisor of 64 that reaches the share.',
    because:
      'The saving is 1 − 1/g of the 3×3 half: half of it with two segments, three quarters with four, 94 % with 16. The last factor of ' +
      'four in the number of segments saves next to nothing, and cuts the work per loaded value by four.',
  }),
];
