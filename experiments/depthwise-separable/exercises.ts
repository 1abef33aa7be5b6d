import { countGraph } from '../../src/cost/counts.js';
import type { Exercise } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { layerGraph } from './layers.js';
import { separableSavings } from './savings.js';

/** Channels in and out of the layer of exercises 2 and 3. */
const CHANNELS = 128;
const layerAt = (side: number) => ({ side, channels: CHANNELS, filters: CHANNELS });

/** Exercise 2: the smallest side of the feature map at which the separable form moves more. */
function firstSide(): number {
  let side = 1;
  while (separableSavings(layerAt(side)).memoryAccessCost >= 1) side++;
  return side;
}

/** Exercise 2, wrong: the map between the halves is either written or read. */
function firstSideWithOnePass(): number {
  let side = 1;
  while (side ** 2 * CHANNELS <= CHANNELS * (8 * CHANNELS - 9)) side++;
  return side;
}

/** Exercise 3: how many times as long the depthwise half takes per multiply-accumulate as the 1×1 half. */
const SLOWER = 3;

/** The share of the depthwise half, if each of its multiply-accumulates costs as much as `cost` of the other half. */
function share(cost: number): number {
  const [depthwise, pointwise] = (['depthwise', 'pointwise'] as const).map(
    form => countGraph(layerGraph(layerAt(28), form)).macs,
  );
  return (cost * depthwise) / (cost * depthwise + pointwise);
}

/** The exercises of notebook 06. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'depthwise-separable/1',
    signature: '(filters, window) => ratio',
    cases: () => [
      [64, 3],
      [512, 5],
      [1, 7],
      [32, 1],
    ],
    reference: (filters, window) => separableSavings({ side: window, channels: 2, filters }, window).macs,
    mistakes: [
      {
        formula: (filters, window) => 1 / filters + 1 / window ** 2,
        says: 'That is the part of the work that is left. By what factor has it become smaller?',
      },
      {
        formula: (_, window) => window ** 2,
        says: 'That is only the limit for many filters. The depthwise half has work as well: what part of the full one’s?',
      },
    ],
    because:
      'It is 1 / (1/K + 1/S²). With many filters, S² is the limit: a larger window saves more. With one filter, the ' +
      'separable form does more work than the full one.',
  }),
  numberExercise({
    id: 'depthwise-separable/2',
    unit: 'pixels',
    expected: firstSide,
    mistakes: [
      {
        value: () => firstSide() - 1,
        says: 'There, the separable form still moves less. Give the first side at which it moves more.',
      },
      {
        value: firstSideWithOnePass,
        says: 'That counts the map between the halves once. One half writes it, and the other reads it.',
      },
    ],
    hint:
      'Each half reads its input and writes its output: four maps of 128·s² together. The depthwise half has 9 weights for each ' +
      'channel, the 1×1 half 128². Put this sum above the cost of the full layer, and solve for s.',
    because:
      'The feature map between the two halves is written and read, 2·s²·C; a full convolution has nine times the weights ' +
      'of the 1×1 one, 8·C² − 9·C more than both halves. The feature maps grow with the side, the weights do not: ' +
      's² > (8·C − 9) / 2.',
  }),
  numberExercise({
    id: 'depthwise-separable/3',
    unit: '%',
    expected: () => 100 * share(SLOWER),
    within: 0.01,
    hint: 'Give the 1×1 half a time of 128, its part of the work. What is the time of the depthwise half then, and of both?',
    mistakes: [
      {
        value: () => 100 * share(1),
        says: 'That is its share of the work; its share of the time is larger.',
      },
      { value: () => share(SLOWER), says: 'That is the share as a fraction; give it in per cent.' },
      {
        value: () => 100 * SLOWER * share(1),
        says: 'The whole separable form takes longer as well: divide by the time of both halves.',
      },
    ],
    because:
      'The depthwise half does 9 / (9 + 128) of the work. With three times the time per multiply-accumulate, it takes ' +
      '27 / (27 + 128) of the time: most of the time is still spent in the 1×1 half.',
  }),
];
