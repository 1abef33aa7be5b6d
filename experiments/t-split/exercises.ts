import { TEACHING_CACHE } from '../../src/cost/cache/cache.js';
import { memoryOfOrder, minimumMemory } from '../../src/cost/peak-memory.js';
import { opNodes } from '../../src/networks/graph/graph.js';
import { parallelBranches } from '../../src/networks/models/parallel-branches.js';
import { formatCount } from '../../src/reports/format.js';
import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { hasEachOnce } from '../../src/teaching/course/kinds/order.js';
import { blocks } from './blocks.js';
import { type TSplitParts, tSplitElements, tSplitParts } from './elements.js';

const block3 = blocks.find(({ name }) => name === 'block3')!;
/** Size of the simulated second level. */
const LEVEL_2_BYTES = TEACHING_CACHE[1].bytes;

/** The exercises of notebook 08. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 't-split/1',
    signature: '(s, k, n, k2, stride, t) => elements',
    cases: () => [
      [56, 24, 144, 24, 1, 1],
      [112, 16, 96, 24, 2, 3],
      [14, 64, 384, 96, 1, 5],
      [7, 96, 576, 160, 2, 7],
      [28, 32, 192, 64, 2, 192],
      // No block has a stride of 3, but halves alone do not tell ⌈x⌉ from `Math.round(x)`.
      [10, 8, 50, 12, 3, 7],
    ],
    reference: (side, channels, expanded, filters, stride, t) =>
      tSplitElements({ name: 'asked', side, channels, expanded, filters, stride: stride as 1 | 2 }, t),
    because:
      'Input and output stay whole; of the expanded and the filtered channels, only ⌈n/t⌉ are alive at a time, on feature ' +
      'maps of side s and s′ = ⌈s / stride⌉.',
  }),
  numberExercise({
    id: 't-split/2',
    unit: 'slices',
    expected: () => fewestSlices(parts => parts.input + parts.output + parts.expanded + parts.filtered),
    mistakes: [
      {
        value: () => fewestSlices(parts => parts.expanded + parts.filtered),
        says: 'From there on, the two slices fit. Input and output are traversed for every slice and have to stay in L2 as well.',
      },
      {
        value: () => fewestSlices(parts => parts.expanded),
        says: 'From there on, one slice fits. Until the depthwise convolution has ended, its input and its output are both alive.',
      },
    ],
    because:
      'From here on, nothing that a slice needs has to leave L2 for lack of room: with one slice fewer, the simulation ' +
      'counts capacity misses in L2; from here on, none.',
  }),
  {
    id: 't-split/3',
    expects: 'a list of the names of the 7 ops, in the order in which they run',
    judge: judgeOrder,
  },
];

/** The smallest t at which the given elements of block3 fit into the simulated second level. */
function fewestSlices(elements: (parts: TSplitParts) => number): number {
  let t = 1;
  while (elements(tSplitParts(block3, t)) * Float32Array.BYTES_PER_ELEMENT > LEVEL_2_BYTES) t++;
  return t;
}

function judgeOrder(answer: unknown) {
  const graph = parallelBranches();
  const ids = new Map(opNodes(graph).map(({ name, id }) => [name, id]));
  const known = [...ids.keys()];
  if (!hasEachOnce(answer, known)) {
    return notYet(`Expected each of ${known.map(name => `'${name}'`).join(', ')} once.`);
  }
  const tooEarly = opNodes(graph).find(({ name, inputs }) =>
    inputs.some(input => answer.indexOf(graph.nodes[input].name) > answer.indexOf(name)),
  );
  if (tooEarly) return notYet(`${tooEarly.name} comes before an op whose output it reads.`);
  const order = answer.map(name => ids.get(name)!);
  const yours = memoryOfOrder(graph, order).bytes;
  const compared = `Your order needs ${formatCount(yours)} bytes, the original one ${formatCount(memoryOfOrder(graph).bytes)}`;
  return yours === minimumMemory(graph).bytes
    ? passed(
        `${compared}; no order needs less. One wide tensor at a time: the narrow ones can wait for the others.`,
      )
    : notYet(`${compared}. How many wide tensors are alive at once in yours?`);
}
