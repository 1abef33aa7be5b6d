import { type Exercise, notYet } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { orderExercise } from '../../src/teaching/course/kinds/order.js';
import { nameOf, STAGES, type Stage } from './blocks.js';
import { stageTraffic, type Traffic, trafficOf } from './exact.js';

const sum = ({ pool, convolutions, multiply }: Traffic) => pool + convolutions + multiply;

/** Exercise 3: channels of the expansion; the bottleneck has a quarter. */
const CHANNELS = 960;

/** The first side of the map at which the passes over it move more than the convolutions, by a count of the passes. */
function firstSide(passes: (side: number) => number): number {
  const { convolutions } = trafficOf(1, CHANNELS, CHANNELS / 4);
  let side = 1;
  while (passes(side) <= convolutions) side++;
  return side;
}

const allPasses = (side: number) => {
  const { pool, multiply } = trafficOf(side, CHANNELS, CHANNELS / 4);
  return pool + multiply;
};

/** Exercise 2: the stages where the image has half the resolution, and so the map half the side. */
const halved = STAGES.map(stage => ({ ...stage, side: Math.ceil(stage.side / 2) }));
const byTraffic = (stages: readonly Stage[]) =>
  [...stages].sort((a, b) => sum(stageTraffic(a)) - sum(stageTraffic(b)));
const right = () => byTraffic(halved).map(nameOf);
/** The order at the full resolution, which the figure of the notebook shows, in the names at half of it. */
const fullOrder = () => byTraffic(STAGES).map(stage => nameOf(halved[STAGES.indexOf(stage)]));

const ordered = orderExercise({
  id: 'squeeze-excite/2',
  by: 'fewest elements moved by squeeze-and-excite first',
  right,
  because:
    'A map with half the side has a quarter of the pixels, and so have the passes over it: 169 thousand elements at the first ' +
    'stage instead of 677 thousand. The weights stay as many, 3 to 461 thousand. So the two late stages, which have most of them, ' +
    'now come last; between the two early ones the map still decides.',
});

const atHalfResolution: Exercise = {
  ...ordered,
  judge: answer =>
    Array.isArray(answer) && answer.join() === fullOrder().join()
      ? notYet(
          'That is the order at 224×224, in the figure. Which of the bars shrink with the pixels, and which do not?',
        )
      : ordered.judge(answer),
};

/** The exercises of notebook 16. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'squeeze-excite/1',
    signature: '(side, channels, squeezed) => elements',
    cases: () => [
      [56, 72, 24],
      [28, 120, 32],
      [7, 960, 240],
      [1, 8, 2],
      [14, 16, 16],
    ],
    reference: (side, channels, squeezed) => sum(trafficOf(side, channels, squeezed)),
    mistakes: [
      {
        formula: (side, channels, squeezed) => sum(trafficOf(side, channels, squeezed)) - channels - squeezed,
        says: 'Both convolutions have a bias, one number for each of their outputs, which has to be read.',
      },
      {
        formula: (side, channels, squeezed) =>
          sum(trafficOf(side, channels, squeezed)) - side ** 2 * channels,
        says: 'One pass over the map is missing. The pool reads it; the product reads it again, and writes it.',
      },
      {
        formula: (side, channels, squeezed) => sum(trafficOf(side, channels, squeezed)) - channels,
        says: 'C numbers are missing: the means are written and read, and so are the factors.',
      },
    ],
    because:
      'Three passes over the map, 3·s²·C; two matrices, 2·C·S, with their biases; and the short vectors between them, each ' +
      'written once and read once: C means, S and C outputs of the convolutions.',
  }),
  atHalfResolution,
  numberExercise({
    id: 'squeeze-excite/3',
    unit: 'pixels',
    expected: () => firstSide(allPasses),
    hint:
      'Set the elements of all passes over the map against those of the two matrices. The channels C cancel, as the bottleneck ' +
      'is C / 4.',
    mistakes: [
      {
        value: () => firstSide(side => trafficOf(side, CHANNELS, CHANNELS / 4).multiply),
        says: 'That is the product alone, which reads and writes the map. The pool reads it once more.',
      },
      {
        value: () => firstSide(side => trafficOf(side, CHANNELS, CHANNELS / 4).pool),
        says: 'That is the pool alone. The product reads the map again, and writes it.',
      },
      {
        value: () => firstSide(allPasses) - 1,
        says: 'There the two convolutions still move more. Give the first side at which the passes do.',
      },
    ],
    because:
      '3·s²·C against 2·C·C/4: the passes move more from s² > C/6 = 160 on. In MobileNetV3-Large at 224×224, 672 channels have ' +
      'their border at 11 pixels: the stages of 14×14 are above theirs, those of 7×7 well below.',
  }),
];
