import { countGraph } from '../../src/cost/counts.js';
import { judgeRatio, type Verdict } from '../../src/measure/judging/verdict.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import type { Exercise } from '../../src/teaching/course/exercise.js';
import { choiceExercise } from '../../src/teaching/course/kinds/choice.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';

/** Multiply-accumulates of one convolution, as the library counts them; the window is odd, with "same" padding. */
function convolutionMacs(
  h: number,
  w: number,
  c: number,
  k: number,
  r: number,
  s: number,
  g: number,
  stride: number,
): number {
  const builder = new GraphBuilder('one convolution');
  const input = builder.input([1, c, h, w]);
  const padding = [(r - 1) / 2, (s - 1) / 2] as const;
  return countGraph(
    builder.build(builder.conv2d(input, { filters: k, kernel: [r, s], padding, groups: g, stride })),
  ).macs;
}

const paperMacs = (): number => countGraph(graphOf('mobilenet-v2')).macs;

const VERDICTS: readonly Verdict[] = ['reproduced', 'direction only', 'not here', "can't tell"];

/** The exercises of notebook 00. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'first-look/1',
    signature: '(H, W, C, K, R, S, G, stride) => MACs',
    cases: () => [
      [56, 56, 16, 16, 3, 3, 1, 1],
      [56, 28, 48, 24, 1, 1, 1, 2],
      [7, 7, 64, 128, 5, 3, 4, 2],
      [14, 14, 32, 32, 3, 3, 32, 3],
      // 13 / 3 and 10 / 3 are rounded down by `Math.round`.
      [13, 10, 12, 6, 3, 5, 3, 3],
    ],
    reference: convolutionMacs,
    because:
      'Each of ⌈H/s⌉·⌈W/s⌉·K outputs sums up R·S products for each of the C / G channels of its group: a stride of 2 ' +
      'leaves a quarter of the work.',
  }),
  numberExercise({
    id: 'first-look/2',
    unit: 'FLOPs',
    expected: () => 2 * paperMacs(),
    within: 0.01,
    mistakes: [
      { value: paperMacs, says: 'Those are multiply-accumulates, which many tables call FLOPs.' },
      { value: () => (2 * paperMacs()) / 1e6, says: 'That is right in millions; give it in FLOPs.' },
    ],
    because: 'A multiply-accumulate is a multiplication and an addition: two FLOPs.',
  }),
  choiceExercise({
    id: 'first-look/3',
    options: VERDICTS,
    right: () =>
      judgeRatio({
        ratio: { estimate: 1.12, low: 0.97, high: 1.31, level: 0.95 },
        noise: { estimate: 1, low: 0.99, high: 1.01, level: 0.95 },
        reproducedFrom: 1.2,
      }).verdict,
    hints: {
      reproduced: 'For that, the whole interval would have to lie beyond 1.2.',
      'direction only': 'For that, the whole interval would have to lie above 1.',
      'not here':
        'For that, the interval would have to end below 1.2 and contain 1, or lie below 1 altogether.',
    },
    because: 'The interval contains both 1 and 1.2: no effect and the whole effect are both possible.',
  }),
];
