import type { Graph } from '../networks/graph/graph.js';
import type { Liveness } from '../networks/graph/liveness.js';

/** Which ops of a graph must run before which others, in every order. Ops are identified by their index. */
export interface Dependencies {
  /** Whether op a runs before op b in every order. */
  runsBefore(a: number, b: number): boolean;
  /**
   * The ops, in topological order, divided into parts that run one after the other in every order. Each part, except
   * perhaps the last, ends with an op that every other op must run either before or after.
   */
  readonly parts: readonly (readonly number[])[];
}

/**
 * Computes the transitive closure of the dependencies between a graph's ops, and divides the ops after each one that
 * all others are ordered against.
 *
 * @cost O(n²) for n ops of few inputs
 * @throws {Error} where in-place ops wait for each other
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

/** The ops in topological order; of those that can run, the first in the graph comes first. */
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
      `minimumMemory: ${graph.name} has in-place ops that wait for each other, expected an order that can run`,
    );
  }
  return order;
}
