import type { Graph } from '../networks/graph/graph.js';
import type { Liveness } from '../networks/graph/liveness.js';

/** Which ops of a graph have to run before which, in every order. Ops are given by their place. */
export interface Dependencies {
  /** Whether op a runs before op b in every order. */
  runsBefore(a: number, b: number): boolean;
  /**
   * The ops in parts that run one after the other in every order; within a part and over all of them, the ops are in
   * an order in which they can run. Each part but perhaps the last ends with an op that every other op runs surely
   * before or surely after.
   */
  readonly parts: readonly (readonly number[])[];
}

/**
 * Closes the relation "waits for" of a graph's ops, and divides them where only one set of ops can have run.
 *
 * @cost O(n²) for n ops of few inputs
 * @throws {Error} where ops that work in place wait for each other
 */
export function dependenciesOf(graph: Graph, { before }: Liveness): Dependencies {
  const order = topologicalOrder(graph, before);
  const earlier = before.map(() => new Uint8Array(before.length));
  const related = new Int32Array(before.length);
  for (const op of order) {
    for (const direct of before[op]) {
      earlier[op][direct] = 1;
      for (let other = 0; other < before.length; other++) earlier[op][other] |= earlier[direct][other];
    }
    for (let other = 0; other < before.length; other++) {
      related[op] += earlier[op][other];
      related[other] += earlier[op][other];
    }
  }
  const parts: number[][] = [[]];
  for (const op of order) {
    parts.at(-1)!.push(op);
    if (related[op] === before.length - 1) parts.push([]);
  }
  return { runsBefore: (a, b) => earlier[b][a] === 1, parts: parts.filter(part => part.length > 0) };
}

/** The ops, each after those it waits for; of those that can run, the first in the graph comes first. */
function topologicalOrder(graph: Graph, before: Liveness['before']): readonly number[] {
  const after = before.map((): number[] => []);
  for (const [op, waits] of before.entries()) for (const other of waits) after[other].push(op);
  const missing = before.map(waits => waits.length);
  const ready = missing.flatMap((count, op) => (count === 0 ? [op] : []));
  const order: number[] = [];
  while (ready.length > 0) {
    const op = ready.splice(ready.indexOf(Math.min(...ready)), 1)[0];
    order.push(op);
    for (const next of after[op]) {
      missing[next]--;
      if (missing[next] === 0) ready.push(next);
    }
  }
  if (order.length < before.length) {
    throw new Error(
      `minimumMemory: ${graph.name} has ops in place that wait for each other, expected an order`,
    );
  }
  return order;
}
