import { shuffledFrom } from '../../src/cost/channel-flow.js';
import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { choiceExercise } from '../../src/teaching/course/kinds/choice.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { fewestReached } from './mixing.js';

const MOST_CHANNELS = 256;

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 1;

/** How many shuffles between grouped layers it takes until every output sees every input. */
function shufflesNeeded(channels: number, groups: number): number {
  let shuffles = 1;
  while (fewestReached({ channels, groups, layers: shuffles + 1 }, true) < channels) shuffles += 1;
  return shuffles;
}

/** Exercise 1: two shuffles that are not enough; with 2 channels in a group, the figure has the answer. */
const FEWEST_PER_GROUP = 3;

const counterexample: Exercise = {
  id: 'shuffle-and-split/1',
  expects: '[channels, groups], two whole numbers',
  judge(answer) {
    if (!(Array.isArray(answer) && answer.length === 2 && answer.every(isCount))) {
      return notYet('Give [channels, groups], two whole numbers from 1 on.');
    }
    const [channels, groups] = answer as [number, number];
    if (channels > MOST_CHANNELS) return notYet(`Take at most ${MOST_CHANNELS} channels.`);
    if (channels % groups !== 0) {
      return notYet(
        `${groups} groups do not divide ${channels} channels, ${channels % groups} would be left over: there is no g × n matrix ` +
          'to transpose.',
      );
    }
    const perGroup = channels / groups;
    if (groups === 1)
      return notYet('With one group there is nothing to mix: every output sees all inputs at once.');
    if (perGroup < FEWEST_PER_GROUP) {
      return notYet(
        `With n = ${perGroup} in each group it is easy; take at least ${FEWEST_PER_GROUP} channels in a group.`,
      );
    }
    const [one, two] = [2, 3].map(layers => fewestReached({ channels, groups, layers }, true));
    if (two === channels) {
      const first =
        one === channels
          ? `all ${channels} inputs behind one shuffle`
          : `${one} of ${channels} inputs behind one shuffle, all behind two`;
      return notYet(
        `An output sees ${first}. A group of ${perGroup} channels can hold channels of ${perGroup} groups at most. By what factor ` +
          'can one more shuffle multiply what an output sees?',
      );
    }
    return passed(
      `An output sees ${perGroup} inputs without a shuffle, ${one} behind one, ${two} of ${channels} behind two, and all behind ` +
        `${shufflesNeeded(channels, groups)}: each shuffle multiplies by n = ${perGroup} at most. One is enough where n ≥ g, two ` +
        'where n² ≥ g. ShuffleNetV1 0.25× with 8 groups, 24 channels in its first bottlenecks, needs two.',
    );
  },
};

/** The place behind a shuffle of a channel before it. */
export function placeBehind(channel: number, channels: number, groups: number): number {
  const perGroup = channels / groups;
  return (channel % perGroup) * groups + Math.floor(channel / perGroup);
}

/** The exercises of notebook 17. */
export const exercises: readonly Exercise[] = [
  counterexample,
  functionExercise({
    id: 'shuffle-and-split/2',
    signature: '(c, channels, groups) => column',
    cases: () =>
      [
        [12, 3],
        [12, 4],
        [10, 2],
        [24, 8],
      ].flatMap(([channels, groups]) =>
        Array.from({ length: channels }, (_, c) => [c, channels, groups] as const),
      ),
    reference: placeBehind,
    mistakes: [
      {
        formula: (c, channels, groups) => shuffledFrom(c, channels, groups),
        says:
          'That is the channel that stands at place c behind the shuffle. The question asks for the other direction: to which ' +
          'place channel c goes. The two only agree where g = n.',
      },
      { formula: c => c, says: 'That leaves the columns as they are, as if there were no shuffle.' },
    ],
    because:
      'Channel c = i·n + j is row i, column j of the g × n matrix; transposed, it stands at place j·g + i. The weight that ' +
      'met it there has to meet it at c. This is the shuffle with n groups, which undoes the one with g.',
  }),
  choiceExercise({
    id: 'shuffle-and-split/3',
    options: ['in every unit', 'only in the first unit', 'in all but the first unit', 'in no unit'],
    right: () => 'only in the first unit',
    hints: {
      'in every unit':
        'Look at a later unit: the shuffle stands between two grouped convolutions. To be written in shuffled order, the ' +
        'filters of the first one would have to change their group.',
      'in all but the first unit':
        'In the later units both 1×1 convolutions are grouped. Can you permute the filters of a grouped convolution freely?',
      'in no unit':
        'Look at the first unit of stage 2: its input has 24 channels, and its first 1×1 convolution is special.',
    },
    because:
      'The first unit of stage 2 has no groups in its first 1×1 convolution, so its filters (and their batch norm) can be put into ' +
      'any order. A grouped convolution can only permute its filters within a group, and reads its channels from one group: ' +
      'there the shuffle stays, or the kernel has to read or write through an index.',
  }),
];
