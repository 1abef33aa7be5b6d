import { countGraph } from '../../src/cost/counts.js';
import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { mixOf } from './mix.js';
import { networkGraph } from './networks.js';

/** Multiply-accumulates per pixel of a separable 3×3 layer of C → C channels. */
const perPixel = (channels: number) => channels * (9 + channels);

/** Exercise 1: the most channels, a multiple of 8, whose layer does at most a share of the work. */
function widestWithin(channels: number, share: number): number {
  let most = 0;
  while (perPixel(most + 8) <= share * perPixel(channels)) most += 8;
  return most;
}

/** The rule that forgets the depthwise half. */
const bySquare = (channels: number, share: number) => 8 * Math.floor((channels * Math.sqrt(share)) / 8);

/** Exercise 2: multiples of what the counter-example has to have. */
const TIMES_PARAMETERS = 3;
const SIDES = [32, 64, 96, 128, 160, 192, 224];
const EXPECTS = '[[width, resolution], [width, resolution]], for instance [[1, 224], [0.75, 192]]';

type Scaled = readonly [width: number, resolution: number];

function isScaled(value: unknown): value is Scaled {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [width, resolution] = value as unknown[];
  return typeof width === 'number' && width >= 0.25 && width <= 1 && SIDES.includes(resolution as number);
}

/** Judges two networks of which the first should do less work with several times the parameters. */
function judgePair(answer: unknown) {
  if (!Array.isArray(answer) || answer.length !== 2 || !answer.every(isScaled)) {
    return notYet(`Expected ${EXPECTS}; widths from 0.25 to 1, resolutions one of ${SIDES.join(', ')}.`);
  }
  const [first, second] = (answer as readonly Scaled[]).map(([width, resolution]) =>
    countGraph(networkGraph({ width, resolution })),
  );
  if (first.macs >= second.macs) {
    return notYet(
      'The first network does not do less work than the second. Which multiplier saves work and keeps parameters?',
    );
  }
  if (first.parameters <= second.parameters) {
    return notYet(
      'The first network does less work, but it has no more parameters. That is the ordinary case.',
    );
  }
  if (first.parameters < TIMES_PARAMETERS * second.parameters) {
    return notYet(
      `The direction is right, but the parameters differ by less than ${TIMES_PARAMETERS} times: use each multiplier on one network only.`,
    );
  }
  return passed(
    'A smaller image takes work away and no parameter; a narrower network loses both. So fewer multiply-accumulates do not ' +
      'mean a smaller file, and a smaller file does not mean less work.',
  );
}

/** Exercise 3: a layer of 96 channels becomes one of 24, and a depthwise multiply-accumulate costs 4 of the other kind. */
const COST = [4, 1] as const;
const units = (channels: number) => [9 * channels, channels ** 2] as const;
const [WIDE, NARROW] = [units(96), units(24)];
const share = ([depthwise, pointwise]: readonly [number, number]) => depthwise / (depthwise + pointwise);

/** The exercises of notebook 20. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'multipliers/1',
    signature: '(channels, share) => most',
    cases: () => [
      [96, 0.5],
      [96, 0.25],
      [512, 0.25],
      [128, 0.1],
      [64, 0.75],
      [256, 0.33],
      [1024, 0.6],
      [48, 0.9],
      [16, 1],
      [16, 0.9995],
      [72, 0.4],
      [320, 0.05],
    ],
    reference: widestWithin,
    mistakes: [
      {
        formula: bySquare,
        says: 'That is √share of the channels: it forgets that the depthwise half shrinks only with α, and goes over the budget.',
      },
      {
        formula: (channels, share) => 8 * Math.floor((channels * share) / 8),
        says: 'That takes the share of the channels. Work shrinks faster than channels do; you give away most of the budget.',
      },
    ],
    because:
      'The layer costs C·(9 + C) per pixel, so the budget is a quadratic inequality. √share of the channels would be right for ' +
      'the 1×1 half alone, and is too wide wherever the depthwise half decides between two multiples of 8.',
  }),
  { id: 'multipliers/2', expects: EXPECTS, judge: judgePair },
  numberExercise({
    id: 'multipliers/3',
    unit: '',
    expected: () => mixOf(COST, WIDE, NARROW),
    within: 0.005,
    mistakes: [
      {
        value: () => 1 / mixOf(COST, WIDE, NARROW),
        says: 'That is the wide layer over the narrow one; take the inverse.',
      },
      {
        value: () => mixOf(COST, [0, 1], NARROW),
        says: 'That compares with a layer of 1×1 convolutions only. The wide layer has depthwise work as well.',
      },
      {
        value: () => (mixOf(COST, WIDE, NARROW) * (mixOf([1, 1], WIDE, NARROW) * (24 * 33))) / (96 * 105),
        says: 'That is the ratio of the whole times. Divide each time by its multiply-accumulates.',
      },
      {
        value: () => share(NARROW) / share(WIDE),
        says: 'That is how much the depthwise share grows. The rest of the work has a cost, too.',
      },
    ],
    hint: 'Write down both kinds of multiply-accumulates of each layer, weigh them with 4 and 1, and divide by their number.',
    because:
      'At 96 channels 9 of 105 multiply-accumulates are depthwise, on average they cost (36 + 96) / 105 = 1.26; at 24 channels it ' +
      'is 9 of 33 and (36 + 24) / 33 = 1.82. No kernel has become slower, and still the narrow layer takes ×1.45 per ' +
      'multiply-accumulate.',
  }),
];
