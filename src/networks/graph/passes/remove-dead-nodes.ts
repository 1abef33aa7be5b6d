import { type Graph, outputIds } from '../graph.js';
import { rewrite } from '../rewrite.js';

/** Drops every op that no output depends on. */
export function removeDeadNodes(graph: Graph): Graph {
  const needed = new Set(outputIds(graph));
  for (const node of [...graph.nodes].reverse()) {
    if (node.kind === 'op' && needed.has(node.id)) for (const id of node.inputs) needed.add(id);
  }
  return rewrite(graph, (node, { keep }) => (needed.has(node.id) ? keep(node) : undefined));
}
