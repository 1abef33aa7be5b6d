import { countGraph } from '../../src/cost/counts.js';
import { judgeRatio } from '../../src/measure/judging/verdict.js';
import { groupedStack, SIDE } from '../../src/networks/models/pointwise-stack.js';
import type { Exercise } from '../../src/teaching/course/exercise.js';
import { choiceExercise } from '../../src/teaching/course/kinds/choice.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { growthOfBoth, growthOfOutput } from './group-cost.js';

const CHANNELS = 128;

/** Exercise 1: elements moved per multiply-accumulate by one layer in so many groups. */
function elementsPerMac(groups: number): number {
  const { memoryAccessCost, macs } = countGraph(groupedStack(CHANNELS, groups, 1, false));
  return memoryAccessCost / macs;
}

/** Exercise 2: the factor by which the memory access cost may grow. */
const BUDGET = 3;

const layer = { side: SIDE, channels: CHANNELS };
const counts = Array.from({ length: CHANNELS }, (_, i) => i + 1);
const divisors = counts.filter(groups => CHANNELS % groups === 0);
const most = (candidates: readonly number[], growth: typeof growthOfOutput): number =>
  Math.max(...candidates.filter(groups => growth(layer, groups) <= BUDGET));

/** Exercise 3: the slow-down that the paper measured on ARM, quoted in the text, and what a machine might measure. */
const PRINTED = 1.39;
const interval = (low: number, estimate: number, high: number) => ({ low, estimate, high, level: 0.95 });

/** The exercises of notebook 05. */
export const exercises: readonly Exercise[] = [
  numberExercise({
    id: 'group-count/1',
    unit: 'elements per multiply-accumulate',
    expected: () => elementsPerMac(CHANNELS),
    within: 0.001,
    hint:
      'With as many groups as channels, each output channel has one input channel and one weight. How many elements are read and ' +
      'written for one pixel of it, and how many multiply-accumulates are done?',
    mistakes: [
      {
        value: () => elementsPerMac(1),
        says: 'That is the layer without groups; take 128 groups.',
      },
      { value: () => 4 * elementsPerMac(CHANNELS), says: 'Those are bytes; give elements.' },
      {
        value: () => 1 / elementsPerMac(CHANNELS),
        says: 'Those are multiply-accumulates per element; give the inverse.',
      },
    ],
    because:
      'Each value is read, used once and written: two elements per multiply-accumulate, and hardly any weights. It is a ' +
      'depthwise convolution with a 1×1 window.',
  }),
  numberExercise({
    id: 'group-count/2',
    unit: 'groups',
    expected: () => most(divisors, growthOfOutput),
    hint:
      'With g groups at the same work, how many output channels are there? Add up input, output and weights, and compare the sum with ' +
      'that of one group.',
    mistakes: [
      {
        value: () => most(divisors, growthOfBoth),
        says: 'That holds if input and output both grow by √g, as in Table 2. Here, the input stays the same.',
      },
      {
        value: () => most(counts, growthOfOutput),
        says: `That many groups keep the budget, but do not divide ${CHANNELS} channels.`,
      },
    ],
    because:
      'With the same input and the same work, the output has g times as many channels, so the cost is about (1 + g) / 2 ' +
      'times that without groups: on a feature map of this size, weights hardly count.',
  }),
  choiceExercise({
    id: 'group-count/3',
    options: ['reproduced', 'direction only', 'not here', "can't tell"],
    right: () =>
      judgeRatio({
        ratio: interval(1.11, 1.14, 1.17),
        noise: interval(0.98, 1, 1.02),
        reproducedFrom: 1 + (PRINTED - 1) / 2,
      }).verdict,
    hints: {
      reproduced: 'The threshold is half of the published effect, ×1.2. Is the whole interval beyond it?',
      "can't tell":
        'The interval is narrow and entirely on one side of 1, and two runs of the same code differ by 2 % at most.',
      'not here': 'More groups clearly took longer: the whole interval is above 1 and above the noise floor.',
    },
    because:
      'The whole interval is above 1 and above the noise floor of 1.02, but none of it reaches half of the published ' +
      'effect, ×1.2: the direction is right, the size is not.',
  }),
];
