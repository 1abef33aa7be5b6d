import { roundChannels } from '../../src/networks/models/blocks/round-channels.js';
import { significant } from '../../src/reports/format.js';
import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { ALPHA, BETA, GAMMA, promisedGrowth, type Scaling, scaledB0 } from './family.js';

/** The rounding that forgets the tenth. */
const nearest = (c: number) => Math.max(8, 8 * Math.floor((c + 4) / 8));

/** Exercise 2: the promise has to be about 2, and what is built has to exceed it by this much. */
const DOUBLE = { from: 1.96, to: 2.04 };
const BEYOND = 1.25;
const EXPECTS = '{ depth, width, resolution }, three factors from 1 to 2';

function isScaling(answer: unknown): answer is Scaling {
  if (typeof answer !== 'object' || answer === null) return false;
  const { depth, width, resolution } = answer as Record<string, unknown>;
  return [depth, width, resolution].every(factor => typeof factor === 'number' && factor >= 1 && factor <= 2);
}

/** Judges factors that promise twice the work, and whose network does much more. */
function judgeScaling(answer: unknown) {
  if (!isScaling(answer)) return notYet(`Expected ${EXPECTS}.`);
  const promised = promisedGrowth(answer);
  if (promised < DOUBLE.from || promised > DOUBLE.to) {
    return notYet(
      `d · w² · r² is ${significant(promised)}, expected ${DOUBLE.from} to ${DOUBLE.to}: width and resolution count twice.`,
    );
  }
  const built = scaledB0(answer).macs / scaledB0({ depth: 1, width: 1, resolution: 1 }).macs;
  const beyond = built / promised;
  if (beyond < 1) {
    return notYet(
      `The network does ×${significant(built)}, less than promised. Which of the three factors is only ever rounded up?`,
    );
  }
  if (beyond < BEYOND) {
    return notYet(
      `The network does ×${significant(built)}, which is ${significant(100 * (beyond - 1), 2)} % more than promised. B0's stages have 1 to 4 ` +
        'layers: which small change adds a layer to all of them?',
    );
  }
  return passed(
    `The network does ×${significant(built)} where ×${significant(promised)} is promised. A stage of one layer becomes two for any factor ` +
      'above 1: rounding up is worst where stages are short. The grid search of the paper met this rounding, too.',
  );
}

/** Exercise 3: how many times as long the scaled network may take, and how time grows with work, t ~ m^e. */
const TIMES = 8;
const EXPONENT = 0.9;
const STEP = promisedGrowth({ depth: ALPHA, width: BETA, resolution: GAMMA });
const phiFor = (times: number, step: number, exponent: number) =>
  Math.log(times) / (exponent * Math.log(step));

/** Exercise 1: scaled numbers of channels, some of them just above or below a half, or a tenth above a multiple of 8. */
const CASES = [
  32, 35.2, 36, 17.6, 17.8, 26.4, 1.1, 4, 8.8, 8.9, 9, 11.9, 12, 19.9, 20, 43.5, 44, 60, 67.2, 107.9,
];

/** The exercises of notebook 26. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'compound-scaling/1',
    signature: '(c) => channels',
    cases: () => CASES.map(c => [c]),
    reference: c => roundChannels(c),
    mistakes: [
      {
        formula: nearest,
        says: 'That is the nearest multiple of 8. It may take away more than a tenth: 8 of 11.9 channels.',
      },
      {
        formula: c => 8 * Math.ceil(c / 8),
        says: 'That always rounds up. 35.2 may become 32, which is only 9 % less.',
      },
    ],
    because:
      'The rule never takes more than a tenth of the channels, and may add nearly as many as 8. So the width of a narrow layer ' +
      'is mostly rounding: with w = 1.1, 16 channels stay 16 and 24 become 24, while 1280 become 1408.',
  }),
  { id: 'compound-scaling/2', expects: EXPECTS, judge: judgeScaling },
  numberExercise({
    id: 'compound-scaling/3',
    unit: '',
    expected: () => phiFor(TIMES, STEP, EXPONENT),
    within: 0.005,
    mistakes: [
      {
        value: () => phiFor(TIMES, 2, 1),
        says: 'That is log₂ 8. Neither do the constants double the work, nor does time grow as the work does.',
      },
      {
        value: () => phiFor(TIMES, 2, EXPONENT),
        says: 'That takes a step for twice the work. The printed constants give less.',
      },
      {
        value: () => phiFor(TIMES, STEP, 1),
        says: 'That lets the work grow eightfold. The time may grow eightfold, and it grows more slowly than the work.',
      },
      {
        value: () => phiFor(TIMES, STEP, 1 / EXPONENT),
        says: 'Time grows more slowly than work, so there is room for more work, not for less.',
      },
    ],
    hint: 'Write the time as a function of φ: the work of one step to the power of φ, and that to the power of 0.9. Then solve for φ.',
    because:
      'One step does 1.9203 times the work and takes 1.9203^0.9 = 1.80 times as long, so φ = log 8 / log 1.80 = 3.54. By the rule of ' +
      'thumb, 2^φ, one would have stopped at 3.',
  }),
];
