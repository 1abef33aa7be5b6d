import { TEACHING_CACHE } from '../../src/cost/cache/cache.js';
import { simulate } from '../../src/cost/cache/simulate.js';
import { blockedMatmulTrace } from '../../src/cost/cache/traces/matmul.js';
import { type Counts, countGraph } from '../../src/cost/counts.js';
import { attainableFlopsPerNs } from '../../src/cost/roofline.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';

/** The expansion of MobileNetV2's block 3. */
function expansion(): Counts {
  const g = new GraphBuilder('expansion');
  return countGraph(g.build(g.pointwise(g.input([1, 24, 56, 56]), { filters: 144 })));
}

const SIDE = 128;
const TIMES_FEWER = 200;
/** Values in a line of 64 bytes. */
const LINE = 16;
const FLOAT_BYTES = 4;
const L1_BYTES = 32 * 1024;

/** L1 misses of the product of two square matrices in blocks. */
function missesInBlocks(block: number): number {
  const shape = { rows: SIDE, columns: SIDE, depth: SIDE };
  return simulate(blockedMatmulTrace(shape, block), TEACHING_CACHE)[0].misses;
}

/** Which of the three things a block has to do is missing. */
function hintFor(block: number): string {
  if (block < LINE) return `A line has ${LINE} values: a narrower block fetches values that it does not use.`;
  if (3 * block ** 2 * FLOAT_BYTES > L1_BYTES) return 'Three blocks of this size do not fit into L1.';
  return 'Let a row of the block be whole lines, and the three blocks take as much of L1 as fits.';
}

/** The exercises of notebook 02. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'memory-wall/1',
    signature: '(peak, bandwidth, intensity) => GFLOP/s',
    cases: () => [
      [40, 10, 1],
      [40, 10, 100],
      [3, 7, 0.25],
      [3, 7, 5],
    ],
    reference: (peakFlopsPerNs, bytesPerNs, intensity) =>
      attainableFlopsPerNs(
        { peakFlopsPerNs, bandwidths: [{ workingSetBytes: 1, bytesPerNs }] },
        intensity,
        1,
      ),
    because: 'The lower of the two roofs: the peak, or what the bandwidth allows.',
  }),
  numberExercise({
    id: 'memory-wall/2',
    unit: 'FLOPs per byte',
    expected: () => expansion().flops / expansion().bytesMoved,
    within: 0.01,
    mistakes: [
      {
        value: () => expansion().macs / expansion().bytesMoved,
        says: 'That is multiply-accumulates per byte; each is two FLOPs.',
      },
      {
        value: () => expansion().flops / expansion().memoryAccessCost,
        says: 'That is FLOPs per value; a float32 has four bytes.',
      },
    ],
    because:
      'Each value written takes 2 · 24 FLOPs, and six of every seven values moved are written: 48 FLOPs per 4 · 7/6 bytes.',
  }),
  {
    id: 'memory-wall/3',
    expects: 'a whole number, the side of a block',
    judge(answer) {
      if (!(Number.isInteger(answer) && (answer as number) >= 1 && (answer as number) <= SIDE)) {
        return notYet(`Give a whole number from 1 to ${SIDE}.`);
      }
      const fewer = missesInBlocks(SIDE) / missesInBlocks(answer as number);
      const said = `Without blocks, there are ${fewer.toFixed(0)} times as many misses as with blocks of ${answer}`;
      return fewer >= TIMES_FEWER
        ? passed(
            `${said}. Three blocks fit into L1, and the columns of a block do not crowd into a few sets.`,
          )
        : notYet(`${said}, expected at least ${TIMES_FEWER} times. ${hintFor(answer as number)}`);
    },
  },
];
