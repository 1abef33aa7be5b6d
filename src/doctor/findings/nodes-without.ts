import { type Graph, opNodes } from '../../networks/graph/graph.js';

/** Names of the ops of a network that the changed one does without. */
export function nodesWithout(graph: Graph, changed: Graph): readonly string[] {
  const left = new Set(opNodes(changed).map(({ name }) => name));
  return opNodes(graph)
    .map(({ name }) => name)
    .filter(name => !left.has(name));
}
