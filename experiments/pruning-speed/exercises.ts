import { countGraph } from '../../src/cost/counts.js';
import { prunedFilters, smallVgg } from '../../src/networks/models/small-vgg.js';
import { type Exercise, notYet } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { judgeSpeedup } from '../../src/teaching/course/kinds/speed.js';
import { measureDuel } from '../../src/teaching/course/layer-duel.js';
import { TILE_WIDTH, tileCount } from './tiles.js';

/** The layer of exercise 3: a 1×1 convolution, pruned to a count that no tile divides. */
const SIDE = 20;
const CHANNELS = 64;
const PRUNED = 7;
const MOST = 64;
/** Surely faster, by less than a tooth of the saw is high. */
const SPEEDUP = 1.02;

/** Of notebook 09. */
export const exercises: readonly Exercise[] = [
  numberExercise({
    id: 'pruning-speed/1',
    unit: 'per cent',
    expected: () => 100 * left('elementOps'),
    within: 0.01,
    mistakes: [
      { value: () => left('elementOps'), says: 'That is the share; asked for are per cent.' },
      {
        value: () => 100 * left('macs'),
        says: 'That is what is left of the multiply-accumulates, which fall with the product of two channel counts. Does an activation?',
      },
      { value: () => 10, says: 'Nearly. The counts are rounded: how many filters of 32 are kept?' },
    ],
    because:
      'Activations and pools fall with one channel count, multiply-accumulates with the product of two: about a tenth against ' +
      'a hundredth. In the whole network they are next to nothing; the more is pruned, the more of the time they are.',
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
      'T·⌈K/T⌉: the next multiple of the tile. Networks that are made for phones round their channel counts to multiples of 8 ' +
      'for this reason.',
  }),
  {
    id: 'pruning-speed/3',
    expects: 'a number of filters',
    async judge(answer) {
      if (!isCount(answer)) return notYet(`Give a whole number of filters, at most ${MOST}.`);
      if (answer < PRUNED)
        return notYet(`${answer} filters are fewer than the ${PRUNED} that have to be kept.`);
      if (answer === PRUNED) return notYet('That is the layer that has to be beaten.');
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
