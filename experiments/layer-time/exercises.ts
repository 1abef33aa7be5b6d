import { kindOf } from '../../src/cost/layer-kinds.js';
import { opNodes } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { publishedNumber } from '../../src/papers/published.js';
import { runtimeBreakdown } from '../../src/papers/shufflenetv2.js';
import type { Exercise } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';

/** The speed-up of the convolutions in exercise 1. */
const SPEEDUP = 4;

/** The published share of the convolutions in MobileNetV2's time on a phone. */
const convolutionShare = (): number =>
  publishedNumber(runtimeBreakdown, 'MobileNet V2 on ARM', 'convolution') / 100;

function shareAfterSpeedup(): number {
  const faster = convolutionShare() / SPEEDUP;
  return faster / (faster + 1 - convolutionShare());
}

const batchNorms = (graph: ReturnType<typeof graphOf>): number =>
  opNodes(graph).filter(node => kindOf(node) === 'batch-norm').length;

/** The exercises of notebook 10. */
export const exercises: readonly Exercise[] = [
  numberExercise({
    id: 'layer-time/1',
    unit: '%',
    expected: () => 100 * shareAfterSpeedup(),
    within: 0.01,
    mistakes: [
      {
        value: () => (100 * convolutionShare()) / SPEEDUP,
        says: 'That is the share of the old total; the whole network takes less time now, too.',
      },
      { value: () => 100 * (1 - shareAfterSpeedup()), says: 'That is the share of everything else.' },
    ],
    because: "This is Amdahl's law: the faster the convolutions, the larger the share of everything else.",
  }),
  functionExercise({
    id: 'layer-time/2',
    signature: '(b, gamma, beta, mean, variance, epsilon) => folded bias',
    cases: () => [
      [0.5, 2, -1, 0.25, 0.5, 1e-5],
      [0, 1, 0, -3, 4, 1e-3],
      [-1.5, -0.5, 0.75, 0.125, 0.01, 1e-5],
    ],
    reference: (b, gamma, beta, mean, variance, epsilon) =>
      (gamma / Math.sqrt(variance + epsilon)) * (b - mean) + beta,
    because: 'The old bias and the mean are scaled by a = γ / √(σ² + ε), like the weights; then β is added.',
  }),
  numberExercise({
    id: 'layer-time/3',
    unit: 'batch norms',
    expected: () => batchNorms(optimize(graphOf('densenet-121'))),
    mistakes: [
      { value: () => batchNorms(graphOf('densenet-121')), says: 'That is the number before the passes.' },
      {
        value: () => batchNorms(graphOf('densenet-121')) - batchNorms(optimize(graphOf('densenet-121'))),
        says: 'That is the number that is folded; give the number that is left.',
      },
    ],
    because:
      'A batch norm can be folded into the convolution before it. DenseNet normalises the concatenated feature maps ' +
      'before a convolution: there is nothing to fold it into.',
  }),
];
