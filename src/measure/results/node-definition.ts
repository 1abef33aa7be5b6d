import type { GraphNode } from '../../networks/graph/graph.js';

/** What a node computes: op, parameters, shapes, connections; given weights only by being there. */
export function nodeDefinition(node: GraphNode): object {
  if (node.kind === 'input') return { shape: node.shape };
  const { op, parameters, inputs, shape, weightShapes, overwrites } = node;
  return {
    op,
    parameters,
    inputs,
    shape,
    weightShapes,
    overwrites,
    givenWeights: node.weights !== undefined,
  };
}

/** For `JSON.stringify`: makes the text independent of the order of keys. */
export function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
