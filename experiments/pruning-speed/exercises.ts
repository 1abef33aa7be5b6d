import { countGraph } from '../../src/cost/counts.js';
import { prunedFilters, smallVgg } from '../../src/networks/models/small-vgg.js';
import { type Exercise, notYet } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { judgeSpeedup } from '../../src/teaching/course/kinds/speed.js';
import { measureDuel } from '../../src/teaching/course/layer-duel.js';
import { TILE_WIDTH, tileCount } from './tiles.js';

/** The layer of exercise 3: a 1×1 convolution, pruned to a filter count that is not a multiple of the tile. */
const SIDE = 20;
const CHANNELS = 64;
const PRUNED = 7;
const MOST = 64;
/** Clearly faster, but less than the height of one tooth of the sawtooth. */
const SPEEDUP = 1.02;

/** The exercises of notebook 09. */
export const exercises: readonly Exercise[] = [
  numberExercise({
    id: 'pruning-speed/1',
    unit: '%',
    expected: () => 100 * left('elementOps'),
    within: 0.01,
    mistakes: [
      { value: () => left('elementOps'), says: 'That is the share as a fraction; give it in per cent.' },
      {
        value: () => 100 * left('macs'),
        says: 'That is what is left of the multiply-accumulates, which fall with the product of two channel counts. Do activations?',
      },
      { value: () => 10, says: 'Nearly. The counts are rounded: how many of 32 filters are kept?' },
    ],
    because:
      'Activations and pools fall with one channel count, multiply-accumulates with the product of two: about a tenth is ' +
      'left, against a hundredth. In the whole network, they hardly count; the more is pruned, the larger their share of ' +
      'the time.',
  }),
  functionExercise({
    id: 'pruning-speed/2',
    signature: '(K, T) => filters',
    cases: () => [
      [97, 8],
      [7, 4],
      [8, 4],
      [1, 128],
      [257, 128],
    ],
    reference: (filters, width) => width * tileCount(filters, width),
    because:
      'T·⌈K/T⌉: the next multiple of the tile. This is why networks for phones round their channel counts to multiples ' +
      'of 8.',
  }),
  {
    id: 'pruning-speed/3',
    expects: 'a number of filters',
    async judge(answer) {
      if (!isCount(answer)) return notYet(`Give a whole number of filters up to ${MOST}.`);
      if (answer < PRUNED) return notYet(`Got ${answer} filters, expected more than ${PRUNED}.`);
      if (answer === PRUNED) return notYet('That is the pruned layer itself; give a layer that is faster.');
      const yours = [SIDE, CHANNELS, answer] as const;
      const baseline = [SIDE, CHANNELS, PRUNED] as const;
      const measured = await measureDuel({ builder: 'pointwise', baseline, yours, platform: 'typescript' });
      const feedback = judgeSpeedup(measured, { yours: 'yours', baseline: 'baseline', speedup: SPEEDUP });
      if (feedback.outcome !== 'not yet') return feedback;
      return notYet(
        `${feedback.text}. The tile is ${TILE_WIDTH} filters wide: what does it compute for yours?`,
      );
    },
  },
];

/** Share of the whole network's counts that is left after pruning by 90 %. */
function left(quantity: 'macs' | 'elementOps'): number {
  const count = (share: number) => countGraph(smallVgg('vgg', prunedFilters(share, 1), 1))[quantity];
  return count(0.9) / count(0);
}

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MOST;
