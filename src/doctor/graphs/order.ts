import type { Graph } from '../../networks/graph/graph.js';
import { rewrite } from '../../networks/graph/rewrite.js';

/** The same network with its ops in another order, by their ids. */
export function nodesInOrder(graph: Graph, order: readonly number[]): Graph {
  return rewrite(graph, (node, { keep }) => keep(node), order);
}
