import { pointwiseMemoryAccessCost } from '../../src/cost/shufflenet-bounds.js';
import { type Exercise, notYet } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { judgeSpeedup } from '../../src/teaching/course/kinds/speed.js';
import { measureDuel } from '../../src/teaching/course/layer-duel.js';

const layer = { height: 7, width: 7, c1: 512, c2: 512 };

/** c1 and c2 of the layers to beat in exercise 3. */
const BASELINE = [4, 4096] as const;
const LEAST_WORK = BASELINE[0] * BASELINE[1];
const MOST_WORK = 2 * LEAST_WORK;

const isChannels = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 8192;

/** The exercises of notebook 04. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'flops-vs-mac/1',
    signature: '(h, w, c1, c2) => elements',
    cases: () => [
      [56, 56, 128, 128],
      [56, 28, 36, 432],
      [1, 1, 3, 5],
    ],
    reference: (height, width, c1, c2) => pointwiseMemoryAccessCost({ height, width, c1, c2 }),
    because: 'The input has h·w·c₁ elements, the output h·w·c₂, and the weights c₁·c₂.',
  }),
  numberExercise({
    id: 'flops-vs-mac/2',
    unit: '%',
    expected: () => (100 * layer.c1 * layer.c2) / pointwiseMemoryAccessCost(layer),
    within: 0.01,
    mistakes: [
      {
        value: () => (layer.c1 * layer.c2) / pointwiseMemoryAccessCost(layer),
        says: 'That is the share as a fraction; give it in per cent.',
      },
    ],
    because: 'On a small feature map, most of what is moved is weights: c₁·c₂ against h·w·(c₁ + c₂).',
  }),
  {
    id: 'flops-vs-mac/3',
    expects: 'an object `{ c1, c2 }`',
    async judge(answer) {
      const { c1, c2 } = answer as { c1?: unknown; c2?: unknown };
      if (!isChannels(c1) || !isChannels(c2)) {
        return notYet('Expected `{ c1: …, c2: … }` with two whole numbers from 1 to 8192.');
      }
      const work = c1 * c2;
      if (work < LEAST_WORK) {
        return notYet(
          `c₁ · c₂ = ${work}, expected no less work than the baseline: ${BASELINE.join(' · ')} = ${LEAST_WORK}.`,
        );
      }
      if (work > MOST_WORK) {
        return notYet(
          `c₁ · c₂ = ${work}, expected at most ${MOST_WORK}: more would only take longer to measure.`,
        );
      }
      const duel = { builder: 'bottleneckStack', baseline: [...BASELINE, 1], yours: [c1, c2, 1] } as const;
      return judgeSpeedup(await measureDuel(duel), { yours: 'yours', baseline: 'baseline', speedup: 2 });
    },
  },
];
