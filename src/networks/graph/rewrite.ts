import type { OpName, OpParameters } from '../../kernels/op.js';
import { GraphBuilder } from './builder.js';
import { type Graph, type OpNode, opNodes, outputIds } from './graph.js';
import { nodeWeights } from './weights.js';

/** What differs between a node and its copy. */
export interface NodeChanges<K extends OpName> {
  readonly parameters?: OpParameters[K];
  readonly weights?: OpNode['weights'];
  readonly overwrites?: number;
}

/** A graph that is being copied node by node. */
export interface Rewriting {
  /** The graph under construction; ids are its own. */
  readonly builder: GraphBuilder;
  /** Id in the new graph of the node that replaces node `id` of the old one. */
  at(id: number): number;
  /** Copies a node with its name and weights, except for the changes. */
  keep<K extends OpName>(node: OpNode<K>, changes?: NodeChanges<K>): number;
}

/**
 * Copies a graph node by node, with names and weights: a node with seeded weights keeps them in the copy, even if they
 * depend on nodes that have been removed.
 *
 * @param place  replaces each op node and returns the id of the replacement in the new graph, or undefined if the
 *   node is no longer read
 * @param order  ids of the op nodes in the order in which they are visited; the graph's own order by default
 * @throws {ShapeError} where inputs and parameters of a new node do not fit
 * @throws {Error} where a node would read memory that an earlier one has overwritten
 */
export function rewrite(
  graph: Graph,
  place: (node: OpNode, rewriting: Rewriting) => number | undefined,
  order: readonly number[] = opNodes(graph).map(node => node.id),
): Graph {
  const builder = new GraphBuilder(graph.name);
  const ids = new Map<number, number>();
  const rewriting: Rewriting = {
    builder,
    at(id) {
      const found = ids.get(id);
      if (found === undefined)
        throw new Error(`rewrite: ${graph.nodes[id].name} is read but was dropped, expected it kept`);
      return found;
    },
    keep(node, { parameters = node.parameters, weights = weightsOf(graph, node), overwrites } = {}) {
      return builder.node(
        node.op,
        node.inputs.map(id => rewriting.at(id)),
        parameters,
        { name: node.name, weights, overwrites: overwrites ?? node.overwrites },
      );
    },
  };
  for (const node of graph.nodes) {
    if (node.kind === 'input') ids.set(node.id, builder.input(node.shape, node.name));
  }
  for (const node of order.map(id => graph.nodes[id] as OpNode)) {
    const id = place(node, rewriting);
    if (id !== undefined) ids.set(node.id, id);
  }
  return builder.build(outputIds(graph).map(id => rewriting.at(id)));
}

/** The weights of a node as a function of the seed, for a node of another graph; undefined if it has none. */
export function weightsOf(graph: Graph, node: OpNode): OpNode['weights'] {
  if (node.weightShapes.length === 0) return undefined;
  return node.weights ?? ((seed, make) => nodeWeights(graph, node, seed, make));
}
