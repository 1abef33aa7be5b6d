import { countGraph } from '../../src/cost/counts.js';
import { explain } from '../../src/cost/predictors.js';
import type { Exercise } from '../../src/teaching/course/exercise.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { orderExercise } from '../../src/teaching/course/kinds/order.js';
import { printedNetworks } from './latencies.js';
import { deployed } from './networks.js';

const NETWORKS = ['mobilenet-v2', 'resnet-18', 'shufflenet-v2', 'alexnet'];
/** Networks of about the same work that exercise 2 compares, multiply-accumulates. */
const WORK = [200e6, 600e6] as const;
const BATCH = 32;

/** Elements read and written per multiply-accumulate. */
function elementsPerMac(model: string): number {
  const { memoryAccessCost, macs } = countGraph(deployed(model));
  return memoryAccessCost / macs;
}

function printedRankCorrelation(only: (macs: number) => boolean): number {
  const networks = printedNetworks().filter(({ macs }) => only(macs));
  return explain(
    networks.map(({ macs }) => macs),
    networks.map(({ ms }) => ms),
  ).rankCorrelation!;
}

/** Memory access cost of an image alone, relative to its cost in a batch, which reads the weights only once. */
function batchGain(model: string, batch: number): number {
  const { memoryAccessCost, parameters } = countGraph(deployed(model));
  return memoryAccessCost / (memoryAccessCost - parameters + parameters / batch);
}

/** The exercises of notebook 11. */
export const exercises: readonly Exercise[] = [
  orderExercise({
    id: 'zoo/1',
    by: 'the most elements per multiply-accumulate first',
    right: () => [...NETWORKS].sort((a, b) => elementsPerMac(b) - elementsPerMac(a)),
    because:
      'Depthwise convolutions and copies use each value only a few times, and dense layers use each weight once; a full ' +
      'convolution uses both many times.',
  }),
  numberExercise({
    id: 'zoo/2',
    unit: '',
    expected: () => printedRankCorrelation(macs => macs >= WORK[0] && macs <= WORK[1]),
    within: 0.005,
    mistakes: [{ value: () => printedRankCorrelation(() => true), says: 'That is over all networks.' }],
    because:
      'Over all twelve networks it is 0.96; over these five, 0.80, and five networks leave room for chance. Over a wide range, ' +
      'any count of work ranks networks well; among networks of similar work, it says less.',
  }),
  numberExercise({
    id: 'zoo/3',
    unit: '',
    expected: () => batchGain('alexnet', BATCH),
    within: 0.02,
    mistakes: [
      {
        value: () => BATCH,
        says: 'Only the weights are shared by the batch; every image has its own feature maps.',
      },
      {
        value: () => 1 / batchGain('alexnet', BATCH),
        says: 'That is the cost in the batch over the cost alone; give it the other way round.',
      },
    ],
    hint:
      'memoryAccessCost counts every parameter once. In the batch an image pays for a 32nd of the parameters, and for all of ' +
      'the rest, its feature maps.',
    because: 'Nearly all that AlexNet moves for one image is weights of its dense layers, each used once.',
  }),
];
