import { type Exercise, type Feedback, notYet, passed } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { passNs } from './table-4.js';
import { slowDown } from './traffic.js';

/** What an engine can do: fuse one thing, and which saves more of what is moved? */
const CHOICES = ['relu', 'shortcut'] as const;
type Choice = (typeof CHOICES)[number];

/** Units of exercise 2: channels at the ends and inside, and whether there is an activation behind the sum. */
export const UNITS = {
  resnet: { ends: 256, inside: 64 },
  thick: { ends: 256, inside: 160 },
  inverted: { ends: 32, inside: 192 },
} as const;
type UnitName = keyof typeof UNITS;

/**
 * Values per pixel that are moved no more: the passes of the two inner activations, each read and written; or the sum's
 * three maps, of which the last convolution still reads the shortcut's.
 */
export function savedBy(choice: Choice, { ends, inside }: (typeof UNITS)[UnitName]): number {
  return choice === 'relu' ? 2 * 2 * inside : 3 * ends - ends;
}

const better = (unit: UnitName): Choice =>
  savedBy('relu', UNITS[unit]) > savedBy('shortcut', UNITS[unit]) ? 'relu' : 'shortcut';

const UNIT_HINTS: Readonly<Record<UnitName, string>> = {
  resnet:
    'resnet: each inner ReLU reads and writes 64 values a pixel. How many does the sum move, and how many of these does the last convolution still have to read?',
  thick: 'thick: two inner activations of 160 channels, against a sum of 256. Count both for a pixel.',
  inverted: 'inverted: what is inside is six times as wide as what is summed.',
};

function judgeFusing(answer: unknown): Feedback {
  const names = Object.keys(UNITS) as UnitName[];
  const given = answer as Readonly<Record<string, unknown>> | null;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return notYet(`Give an object with ${names.join(', ')}, each 'relu' or 'shortcut'.`);
  }
  const unknown = names.find(name => !CHOICES.some(choice => choice === given[name]));
  if (unknown) return notYet(`${unknown} is ${String(given[unknown])}; give 'relu' or 'shortcut'.`);
  const wrong = names.filter(name => given[name] !== better(name));
  // One hint at a time, and none that says how many are right: there are only eight answers.
  if (wrong.length > 0) return notYet(UNIT_HINTS[wrong[0]]);
  return passed(
    'Fusing the two inner activations saves four values a pixel for each inner channel, fusing the sum two for each ' +
      'outer one. The shortcut is the better choice only where a unit is more than twice as wide outside as inside.',
  );
}

/** Exercise 3: how many times as long a pass takes at c = 64 as at c = 32. */
function growth(device: 'gpu' | 'arm'): number {
  return passNs(device, 64) / passNs(device, 32);
}

const WITHIN = 0.02;
const near = (got: number, expected: number) => Math.abs(got - expected) <= WITHIN * expected;

/** Differences of speeds in place of times: 2842 − 2427 and so on. */
const OF_SPEEDS = { gpu: (2376 - 2066) / (2842 - 2427), arm: (20.2 - 16.9) / (66.3 - 56.7) };
/** Ratios of the whole times at c = 64 and 32, with both. */
const OF_WHOLE = { gpu: 2427 / 2066, arm: 56.7 / 16.9 };

function judgeGrowth(answer: unknown): Feedback {
  const [gpu, arm] = Array.isArray(answer) ? answer : [];
  if (!(typeof gpu === 'number' && typeof arm === 'number' && Number.isFinite(gpu + arm))) {
    return notYet('Give two numbers, [GPU, ARM].');
  }
  if (near(gpu, growth('gpu')) && near(arm, growth('arm'))) {
    return passed(
      'With c the bytes of every pass double. On the graphics card its time hardly changes (×1.05): there, at these sizes, a pass ' +
        'costs a call, whatever it moves. On the ARM core it takes ×3.8, more than its bytes: at c = 64 a map has 0.8 MB, ' +
        'and larger maps may also leave a cache. One row of Table 4 hides two causes.',
    );
  }
  if (near(gpu, growth('arm')) && near(arm, growth('gpu')))
    return notYet('The two devices are in the other order: [GPU, ARM].');
  if (near(gpu, OF_SPEEDS.gpu) || near(arm, OF_SPEEDS.arm)) {
    return notYet('Those are differences of speeds. Speeds do not add up: turn each into a time first.');
  }
  if (near(gpu, OF_WHOLE.gpu) || near(arm, OF_WHOLE.arm)) {
    return notYet('That is the whole unit. Take away the time that it needs with neither.');
  }
  if (near(gpu, 1 / growth('gpu')) || near(arm, 1 / growth('arm'))) {
    return notYet('That is c = 32 over c = 64; give the inverse.');
  }
  return notYet(
    'Not yet. A speed of 2427 per second is 1/2427 s; the passes take what is more with both than with neither.',
  );
}

/** The exercises of notebook 14. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'element-wise/1',
    signature: '(wide, narrow, macsPerNs, bytesPerNs) => ratio',
    cases: () => [
      [128, 32, 20, 10],
      [64, 64, 5, 4],
      [32, 8, 30, 100],
      [20, 50, 1, 8],
      [7, 3, 2, 5],
    ],
    reference: (wide, narrow, macsPerNs, bytesPerNs) => slowDown(wide, narrow, { macsPerNs, bytesPerNs }),
    because:
      'The passes grow with the channels, the convolutions with their square: a wide unit hides its passes, and a ' +
      'faster convolution kernel shows them. So a library that improves its convolutions alone makes guideline 4 more true, not less.',
  }),
  {
    id: 'element-wise/2',
    expects: "an object { resnet, thick, inverted } of 'relu' or 'shortcut'",
    judge: judgeFusing,
  },
  { id: 'element-wise/3', expects: 'a list of two numbers, [GPU, ARM]', judge: judgeGrowth },
];
