import type { Data } from 'plotly.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { opNodes } from '../../src/networks/graph/graph.js';
import { schedule } from '../../src/networks/graph/schedule.js';
import { inceptionModule } from '../../src/networks/models/inception-3a.js';
import type { Figure } from '../../src/reports/figure.js';
import { COLOURS } from '../../src/reports/theme.js';
import { THREADS } from './cases.js';
import { tasksOf } from './parallelism.js';

/** An op's turn on a thread, in per cent of the work of the graph. */
interface Turn {
  readonly op: number;
  readonly thread: number;
  readonly from: number;
  readonly to: number;
}

/** When each op runs, and on which thread, if each runs whole on one of two. */
export function turnsAtOnce(graph: Graph): readonly Turn[] {
  const tasks = tasksOf(graph);
  const { lists } = schedule(tasks, THREADS);
  const ends = new Map<number, number>();
  const turns: Turn[] = [];
  const free = lists.map(() => 0);
  const places = lists.map(() => 0);
  while (ends.size < tasks.length) {
    for (let thread = 0; thread < lists.length; thread++) {
      const op = lists[thread][places[thread]];
      if (op === undefined || !tasks[op].after.every(other => ends.has(other))) continue;
      const from = Math.max(free[thread], ...tasks[op].after.map(other => ends.get(other)!));
      const to = from + tasks[op].cost;
      ends.set(op, to);
      free[thread] = to;
      places[thread] += 1;
      turns.push({ op, thread, from, to });
    }
  }
  return turns;
}

/** When each op runs if both threads share every one. */
function turnsInTurn(graph: Graph): readonly Turn[] {
  let from = 0;
  return tasksOf(graph).flatMap(({ cost }, op) => {
    const to = from + cost / THREADS;
    const turns = Array.from({ length: THREADS }, (_, thread) => ({ op, thread, from, to }));
    from = to;
    return turns;
  });
}

/** `3a/5x5/1-1x1/conv` as a reader knows it: 5×5 branch, 1×1. */
const labelOf = (name: string) =>
  name
    .replace(/^3a\//, '')
    .replace(/\/conv$/, '')
    .replace(/\/\d-/, ' branch, ')
    .replaceAll('x', '×');

/** Who computes what when in an inception module, in multiply-accumulates: every op shared, and ops at once. */
export function scheduleFigure(): Figure {
  const graph = inceptionModule(14);
  const work = tasksOf(graph).reduce((sum, { cost }) => sum + cost, 0);
  const ops = opNodes(graph);
  const rows = [
    ...turnsInTurn(graph).map(turn => ({ ...turn, row: `in turn, thread ${turn.thread + 1}` })),
    ...turnsAtOnce(graph).map(turn => ({ ...turn, row: `at once, thread ${turn.thread + 1}` })),
  ];
  const shown = ops.flatMap(({ name }, op) => {
    const turns = rows.filter(turn => turn.op === op && turn.to > turn.from);
    return turns.length > 0 ? [{ name: labelOf(name), turns }] : [];
  });
  const per = 100 / work;
  return {
    id: 'schedule',
    title: 'Two threads in an inception module: in turn, and at once',
    caption:
      'Lengths are multiply-accumulates. In turn, both threads have half of every operation and wait for each other after ' +
      'each. At once, each thread has operations of its own, and waits only where one reads what another writes; the ' +
      'branch with the 3×3 window alone is four fifths of the work, and decides when both are done.',
    data: shown.map(({ name, turns }, i) => ({
      type: 'bar',
      orientation: 'h',
      name,
      y: turns.map(({ row }) => row),
      x: turns.map(({ from, to }) => (to - from) * per),
      base: turns.map(({ from }) => from * per),
      marker: { color: COLOURS[i % COLOURS.length], line: { color: '#ffffff', width: 1 } },
    })) as Partial<Data>[],
    layout: {
      barmode: 'overlay',
      height: 400,
      xaxis: { title: { text: 'work that is done, % of the module' }, range: [0, 100] },
      yaxis: {
        autorange: 'reversed',
        type: 'category',
        categoryarray: ['in turn, thread 1', 'in turn, thread 2', 'at once, thread 1', 'at once, thread 2'],
      },
      margin: { l: 130 },
    },
  };
}
