import { countGraph } from '../../src/cost/counts.js';
import { judgeRatio } from '../../src/measure/judging/verdict.js';
import { groupedStack, SIDE } from '../../src/networks/models/pointwise-stack.js';
import type { Exercise } from '../../src/teaching/course/exercise.js';
import { choiceExercise } from '../../src/teaching/course/kinds/choice.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { growthOfBoth, growthOfOutput } from './group-cost.js';

const CHANNELS = 128;

/** Exercise 1: elements moved for a multiply-accumulate by one layer in so many groups. */
function elementsPerMac(groups: number): number {
  const { memoryAccessCost, macs } = countGraph(groupedStack(CHANNELS, groups, 1, false));
  return memoryAccessCost / macs;
}

/** Exercise 2: how many times the memory access cost may grow. */
const BUDGET = 3;

const layer = { side: SIDE, channels: CHANNELS };
const counts = Array.from({ length: CHANNELS }, (_, i) => i + 1);
const divisors = counts.filter(groups => CHANNELS % groups === 0);
const most = (candidates: readonly number[], growth: typeof growthOfOutput): number =>
  Math.max(...candidates.filter(groups => growth(layer, groups) <= BUDGET));

/** Exercise 3: the slow-down that its text names, from the paper's ARM core, and what a machine might measure. */
const PRINTED = 1.39;
const interval = (low: number, estimate: number, high: number) => ({ low, estimate, high, level: 0.95 });

/** Of notebook 05. */
export const exercises: readonly Exercise[] = [
  numberExercise({
    id: 'group-count/1',
    unit: 'elements per multiply-accumulate',
    expected: () => elementsPerMac(CHANNELS),
    within: 0.001,
    mistakes: [
      {
        value: () => elementsPerMac(1),
        says: 'That is the layer without groups; asked for are 128 of them.',
      },
      { value: () => 4 * elementsPerMac(CHANNELS), says: 'Those are bytes; asked for are elements.' },
      {
        value: () => 1 / elementsPerMac(CHANNELS),
        says: 'Those are multiply-accumulates per element; asked for is the inverse.',
      },
    ],
    because:
      'Each value is read, used once and written: two elements for one multiply-accumulate, and hardly a weight. It is the ' +
      'depthwise convolution with a window of 1×1.',
  }),
  numberExercise({
    id: 'group-count/2',
    unit: 'groups',
    expected: () => most(divisors, growthOfOutput),
    mistakes: [
      {
        value: () => most(divisors, growthOfBoth),
        says: 'That holds where input and output both grow by √g, as in Table 2. Here the input stays.',
      },
      {
        value: () => most(counts, growthOfOutput),
        says: `The budget is kept, but so many groups do not divide ${CHANNELS} channels.`,
      },
    ],
    because:
      'At the same input and work the output has g times the channels, so the cost is about (1 + g) / 2 of that without ' +
      'groups: on a map of this size weights hardly count.',
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
      reproduced:
        'The threshold is half of the effect that was printed, ×1.2. Is the whole interval beyond it?',
      "can't tell":
        'The interval is narrow, all of it on one side of 1, and the same code differs from itself by 2 % at most.',
      'not here':
        'More groups surely took longer: all of the interval is above 1, and above the noise floor.',
    },
    because:
      'All of it is above 1 and above the noise floor of 1.02, and none of it reaches half of the printed effect, ×1.2: ' +
      'the direction is right, the size is not.',
  }),
];
