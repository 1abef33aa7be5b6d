import { countGraph } from '../../src/cost/counts.js';
import { exactRows } from '../../src/experiment/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { type Graph, opNodes } from '../../src/networks/graph/graph.js';
import { schedule, type Task, workAndSpan } from '../../src/networks/graph/schedule.js';
import { cases, THREADS } from './cases.js';

/** The ops of a graph as tasks: multiply-accumulates, and the ops whose outputs they read. */
export function tasksOf(graph: Graph): readonly Task[] {
  const ops = opNodes(graph);
  const placeOf = new Map(ops.map(({ id }, place) => [id, place]));
  return ops.map(node => ({
    cost: countGraph(graph, other => other.id === node.id).macs,
    after: node.inputs.flatMap(id => placeOf.get(id) ?? []),
  }));
}

/** How parallel the ops of a graph are among each other, in multiply-accumulates. */
export interface Parallelism {
  readonly work: number;
  /** Along the longest chain. */
  readonly span: number;
  /** When the last thread ends, if each op runs whole on one of two. */
  readonly scheduled: number;
}

export function parallelismOf(graph: Graph, threads: number = THREADS): Parallelism {
  const tasks = tasksOf(graph);
  return { ...workAndSpan(tasks), scheduled: schedule(tasks, threads).length };
}

/** The parallelism of every case as exact rows. */
export function parallelismRows(): readonly ExactRow[] {
  return cases.flatMap(({ id, graph }) => {
    const { work, span, scheduled } = parallelismOf(graph());
    return exactRows(id, 'multiply-accumulates', { work, span, scheduled });
  });
}
