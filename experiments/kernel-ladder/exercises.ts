import { TEACHING_CACHE } from '../../src/cost/cache/cache.js';
import { simulate } from '../../src/cost/cache/simulate.js';
import { matmulTrace } from '../../src/cost/cache/traces/matmul.js';
import { rowByRowMatmulTrace } from '../../src/cost/cache/traces/matmul-tiles.js';
import { type Exercise, notYet } from '../../src/teaching/course/exercise.js';
import { choiceExercise } from '../../src/teaching/course/kinds/choice.js';
import { judgeSpeedup } from '../../src/teaching/course/kinds/speed.js';
import { compileKernel } from './compile-kernel.js';
import { fitsRegisters, loadsPerMultiplyAdd } from './register-tile.js';
import { GIVEN, TRIED } from './tried-experiment.js';
import { measureAgainstGiven } from './try-kernel.js';

/** Tiles that the notebook's kernel can have: ROWS × VECTORS. */
const tiles = [1, 2].flatMap(vectors => [1, 2, 3, 4, 5, 6].map(rows => ({ rows, vectors })));

const nameOf = ({ rows, vectors }: (typeof tiles)[number]): string => `${rows}x${vectors}`;

/** Small enough to simulate in a moment, and too large for the simulated L1. */
const SIMULATED = { rows: 16, columns: 256, depth: 256 };

/** What changes from the first rung of the matrix product to the second, as factors. */
function changes(): Readonly<Record<string, number>> {
  const [before, after] = [matmulTrace(SIMULATED), rowByRowMatmulTrace(SIMULATED)].map(trace =>
    simulate(trace, TEACHING_CACHE),
  );
  return {
    'loads and stores': after[0].accesses / before[0].accesses,
    'L1 misses': after[0].misses / before[0].misses,
    'L2 misses': after[1].misses / before[1].misses,
    'multiply-accumulates': 1,
  };
}

const SPEEDUP = 1.5;

/** The exercises of notebook 03. */
export const exercises: readonly Exercise[] = [
  choiceExercise({
    id: 'kernel-ladder/1',
    options: tiles.map(nameOf),
    right: () =>
      nameOf(
        tiles
          .filter(fitsRegisters)
          .reduce((best, tile) => (loadsPerMultiplyAdd(tile) < loadsPerMultiplyAdd(best) ? tile : best)),
      ),
    hints: Object.fromEntries(
      tiles.map(tile => [
        nameOf(tile),
        fitsRegisters(tile)
          ? 'It fits, but another tile that fits loads less: compare 1/r + 1/v of its neighbours.'
          : 'Count again: its sums, the vectors of B, the value of A and the product do not fit into the registers together.',
      ]),
    ),
    because:
      'Ten sums, two vectors of B, one value of A and one product are 14 registers; one more row would need 16. All kernels ' +
      'of the platform `wasm` use this tile, too.',
  }),
  choiceExercise({
    id: 'kernel-ladder/2',
    options: ['multiply-accumulates', 'loads and stores', 'L1 misses', 'L2 misses'],
    right: () =>
      Object.entries(changes()).reduce((worst, change) => (change[1] > worst[1] ? change : worst))[0],
    hints: {
      'multiply-accumulates':
        'All rungs do the same number of them. Look for a number that gets worse from rung 0 to rung 1.',
      'L1 misses':
        'They become fewer: rung 1 reads along the cache lines. Look for a number that gets worse.',
      'L2 misses': 'They stay the same: both versions read all of B once for each row of A. What gets worse?',
    },
    because:
      'With the innermost loop along the row, the sum is no longer in a register: it is loaded and stored for each ' +
      'product, three accesses instead of two. What is won in the caches is lost again, in part or in whole, in loads and stores.',
  }),
  {
    id: 'kernel-ladder/3',
    expects: 'the source text of a kernel',
    async judge(answer) {
      if (typeof answer !== 'string') {
        return notYet('Expected the source text of a kernel, like `source` in the cell above.');
      }
      const kernel: Uint8Array | Error = await compileKernel(answer).catch((error: Error) => error);
      if (kernel instanceof Error) {
        return notYet(`It does not compile:\n\n\`\`\`\n${kernel.message}\n\`\`\``);
      }
      const suite = await measureAgainstGiven(kernel);
      return judgeSpeedup(suite, { yours: TRIED, baseline: GIVEN, speedup: SPEEDUP });
    },
  },
];
