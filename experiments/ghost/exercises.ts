import { countGraph } from '../../src/cost/counts.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { bindGraph } from '../../src/networks/graph/executor.js';
import { platforms } from '../../src/networks/platforms.js';
import { significant } from '../../src/reports/format.js';
import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { functionExercise } from '../../src/teaching/course/kinds/function.js';
import { ghostRow, residualRow } from './modules.js';

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 1;

/** Exercise 2: the map on which the written operation is tried. */
const SIDE = 4;
const CHANNELS = 2;

/** What the columns of a map became. */
type Moved = 'right' | 'left' | 'down' | 'up' | 'around' | 'copied' | 'something else';

function movedAs(x: ArrayLike<number>, y: ArrayLike<number>): Moved {
  const at = (values: ArrayLike<number>, c: number, row: number, column: number): number =>
    row < 0 || row >= SIDE || column < 0 || column >= SIDE ? 0 : values[(c * SIDE + row) * SIDE + column];
  const isShift = (rows: number, columns: number, wrapped = false): boolean => {
    for (let c = 0; c < CHANNELS; c++) {
      for (let row = 0; row < SIDE; row++) {
        for (let column = 0; column < SIDE; column++) {
          const from = wrapped ? (column - columns + SIDE) % SIDE : column - columns;
          if (at(y, c, row, column) !== at(x, c, row - rows, from)) return false;
        }
      }
    }
    return true;
  };
  if (isShift(0, 1)) return 'right';
  if (isShift(0, -1)) return 'left';
  if (isShift(1, 0)) return 'down';
  if (isShift(-1, 0)) return 'up';
  if (isShift(0, 1, true)) return 'around';
  return isShift(0, 0) ? 'copied' : 'something else';
}

const HINTS: Readonly<Record<Moved, string>> = {
  right: '',
  left: 'It moves the map to the left. Column q of the output has to hold what was in column q − 1 of the input.',
  down: 'It moves the map down. The axes are [N, C, H, W]; columns are the last.',
  up: 'It moves the map up. The axes are [N, C, H, W]; columns are the last.',
  around: 'What leaves on the right comes back on the left; zeros are expected there.',
  copied: 'Nothing has moved.',
  'something else': 'The values are not those of a map that is moved to the right by one pixel.',
};

const shift: Exercise = {
  id: 'ghost/2',
  expects: 'code that adds nodes to a graph, (g, x, side, channels) => id',
  judge(answer) {
    if (typeof answer !== 'function')
      return notYet('Give code that adds nodes: (g, x, side, channels) => id.');
    const g = new GraphBuilder('exercise');
    const x = g.input([1, CHANNELS, SIDE, SIDE]);
    const id: unknown = answer(g, x, SIDE, CHANNELS);
    if (typeof id !== 'number') return notYet('It returned no id of a node; each method of g returns one.');
    const shape = g.shape(id);
    const expected = [1, CHANNELS, SIDE, SIDE];
    if (shape.join() !== expected.join()) {
      return notYet(`The output is [${shape.join(', ')}], expected [${expected.join(', ')}].`);
    }
    const graph = g.build(id);
    const bound = bindGraph(graph, platforms.reference, 1);
    const input = bound.input.data.slice();
    bound.run();
    const moved = movedAs(input, bound.output.data);
    if (moved !== 'right') return notYet(HINTS[moved]);
    const { macs } = countGraph(graph);
    return macs > 0
      ? notYet(
          `The map is moved, with ${macs} multiply-accumulates: most of them by 0. Build it from \`g.node('slice', …)\` and ` +
            "`g.node('pad', …)`, which have none.",
        )
      : passed(
          'The map is moved without a multiply-accumulate. It is still read and written twice, by two ops, where a depthwise ' +
            'convolution does so once: "zero FLOPs" is not zero time.',
        );
  },
};

const MOST = 4096;

const bottleneck: Exercise = {
  id: 'ghost/3',
  expects: '{ expanded, filters }, two even numbers',
  judge(answer) {
    const { expanded, filters } = (answer ?? {}) as Record<string, unknown>;
    if (!(isCount(expanded) && isCount(filters) && Math.max(expanded, filters) <= MOST)) {
      return notYet(`Give { expanded, filters }: two numbers of channels up to ${MOST}.`);
    }
    if (expanded % 2 !== 0 || filters % 2 !== 0) {
      return notYet(
        'Both have to be even: half of the maps of each ghost module are made from the other half.',
      );
    }
    const shape = { side: 3, expanded, filters };
    const [ghost, residual] = [ghostRow(shape), residualRow(shape)].map(graph => countGraph(graph).macs);
    const said = `The ghost bottleneck has ${significant(ghost / residual)} times the multiply-accumulates of the other`;
    return ghost > residual
      ? passed(
          `${said}. Per pixel, one has e·f + 4.5·(e + f), the other 2·e·f + 9·e: the cheap operation of the second module ` +
            'works on f maps, which is dear where few maps inside stand beside many outside.',
        )
      : notYet(
          `${said}. Write down both per pixel, with e maps inside and f outside. Which of the cheap operations works on ` +
            'how many maps?',
        );
  },
};

/** The exercises of notebook 24. */
export const exercises: readonly Exercise[] = [
  functionExercise({
    id: 'ghost/1',
    signature: '(c, k, d) => times',
    cases: () => [
      [64, 3, 3],
      [64, 1, 3],
      [16, 1, 3],
      [4, 1, 3],
      [9, 1, 3],
      [2, 1, 5],
      [1, 5, 3],
      [1, 3, 3],
    ],
    reference: (c, k, d) => Math.max(1, (c * k ** 2) / d ** 2),
    because:
      'As s grows, the primary convolution vanishes and only cheap maps are left, d² each where the layer has c·k². Where ' +
      'that is more than the layer, more ghosts only make it worse, and the best is s = 1: no ghosts at all.',
  }),
  shift,
  bottleneck,
];
