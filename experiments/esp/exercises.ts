import { countGraph } from '../../src/cost/counts.js';
import { receptiveField } from '../../src/cost/receptive-field.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { significant } from '../../src/reports/format.js';
import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { eespModule, espModule } from './modules.js';
import { shareOnImage } from './reach.js';

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 1;

/** Exercise 1: three windows in series, and the largest field that has no holes. */
const WINDOWS = 3;
const LARGEST_SIDE = 27;
const LARGEST_DILATION = 20;

/** What 3×3 convolutions of one channel see one after the other. */
function seriesField(dilations: readonly number[]) {
  const reach = dilations.reduce((sum, dilation) => sum + dilation, 0);
  const g = new GraphBuilder('series');
  let x = g.input([1, 1, 2 * reach + 1, 2 * reach + 1]);
  for (const dilation of dilations) {
    x = g.conv2d(x, { filters: 1, kernel: [3, 3], padding: dilation, dilation });
  }
  return receptiveField(g.build(x), { channel: 0, row: reach, column: reach });
}

const series: Exercise = {
  id: 'esp/1',
  expects: `a list of ${WINDOWS} dilations, for instance [1, 1, 1]`,
  judge(answer) {
    const isList =
      Array.isArray(answer) &&
      answer.length === WINDOWS &&
      answer.every(dilation => isCount(dilation) && dilation <= LARGEST_DILATION);
    if (!isList) return notYet(`Give a list of ${WINDOWS} whole numbers from 1 to ${LARGEST_DILATION}.`);
    const { box, reached } = seriesField(answer);
    const [side] = box;
    const share = reached / side ** 2;
    if (share < 1) {
      return notYet(
        `The field is ${side}×${side}, but only ${significant(100 * share)} % of it is reached. The window before a ` +
          'dilated one has to cover the gap between two of its taps.',
      );
    }
    if (side < LARGEST_SIDE) {
      const usual = side === 15 ? ' Doubling the dilation is safe, but more than is needed overlaps.' : '';
      return notYet(
        `There are no holes, and the field is ${side}×${side}; a larger one is possible.${usual} How far apart may the ` +
          'taps of a window be, if what each of them sees is n pixels wide?',
      );
    }
    return passed(
      'The field is 27×27 = 3³ pixels per side without a hole: each window sees three copies of the field before it, side ' +
        'by side. With branches in parallel, nothing of the kind is possible: their fields are united, not shifted.',
    );
  },
};

/** Exercise 2: the side of the map does not matter. */
const SIDE = 4;
const MOST_CHANNELS = 512;
/** More branches than this have dilations beyond any map. */
const MOST_BRANCHES = 8;

const counterexample: Exercise = {
  id: 'esp/2',
  expects: '[M, K, g], three whole numbers',
  judge(answer) {
    if (!(Array.isArray(answer) && answer.length === 3 && answer.every(isCount))) {
      return notYet('Give [M, K, g]: channels, branches, groups of the first 1×1 convolution.');
    }
    const [channels, branches, groups] = answer as [number, number, number];
    if (channels > MOST_CHANNELS || branches > MOST_BRANCHES) {
      return notYet(`Take at most ${MOST_CHANNELS} channels and ${MOST_BRANCHES} branches.`);
    }
    const d = channels / branches;
    if (!Number.isInteger(d)) return notYet(`K = ${branches} does not divide M = ${channels}.`);
    if (d % groups !== 0) {
      return notYet(
        `g = ${groups} does not divide d = M / K = ${d}, the filters of the first 1×1 convolution.`,
      );
    }
    const shape = { channels, branches, side: SIDE, groups };
    const [esp, eesp] = [espModule(shape), eespModule(shape)].map(graph => countGraph(graph).parameters);
    const said = `ESP has ${esp} parameters, EESP ${eesp}`;
    if (eesp > esp) {
      return passed(
        `${said}. With d = 1 channel per branch a depthwise convolution is an ordinary one, so it saves nothing, and the ` +
          '1×1 convolution behind it is added. In general the quotient is 10·d / (d/g + 9 + d): the savings come from d.',
      );
    }
    return notYet(
      `${said}: EESP has ${significant(esp / eesp)} times fewer. Which of the convolutions of an EESP unit does an ESP ` +
        'module not have, and what does the depthwise one save when a branch is thin?',
    );
  },
};

/** The exercises of notebook 23. */
export const exercises: readonly Exercise[] = [
  series,
  counterexample,
  functionExercise({
    id: 'esp/3',
    signature: '(side, dilation) => share',
    cases: () => [
      [32, 1],
      [32, 16],
      [7, 2],
      [16, 15],
      [16, 16],
      [14, 24],
      [1, 1],
    ],
    reference: shareOnImage,
    because:
      'Of the three rows of taps, the middle one is always on the image, and each of the others for L − d of the L ' +
      'rows of the output; the same holds for columns. From d = L on, one tap of nine is left: a 1×1 convolution.',
  }),
];
