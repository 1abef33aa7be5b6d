import { countGraph, countNode } from '../../../src/cost/counts.js';
import type { OpName } from '../../../src/kernels/op.js';
import { type Graph, opNodes } from '../../../src/networks/graph/graph.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { elements, type Shape } from '../../../src/tensors/tensor.js';

/** Multiply-accumulates and parameters of a network, and its output shape. */
export function totals(name: string): readonly [macs: number, parameters: number, output: Shape] {
  const graph = graphOf(name);
  const { macs, parameters } = countGraph(graph);
  return [macs, parameters, graph.nodes[graph.output].shape];
}

/** Op, output shape, multiply-accumulates and parameters of the node of that name. */
export function layer(
  graph: Graph,
  name: string,
): readonly [op: OpName, output: Shape, macs: number, parameters: number] {
  const node = opNodes(graph).find(one => one.name === name);
  if (!node) throw new Error(`${graph.name}: no node ${name}`);
  const { macs, parameters } = countNode(node, graph);
  return [node.op, node.shape, macs, parameters];
}

/** How many nodes there are of each of these ops. */
export function opCounts(graph: Graph, ops: readonly OpName[]): readonly number[] {
  return ops.map(op => opNodes(graph).filter(node => node.op === op).length);
}

/** Weights of convolutions and dense layers alone, without biases and batch norm, as some papers count parameters. */
export function weightElements(graph: Graph): number {
  return opNodes(graph)
    .filter(node => countNode(node, graph).macs > 0)
    .reduce((sum, node) => sum + elements(node.weightShapes[0]), 0);
}

/** Evaluations by all nodes of one op: what a counter adds that takes them for multiply-accumulates. */
export function elementOpsOf(graph: Graph, op: OpName): number {
  return opNodes(graph)
    .filter(node => node.op === op)
    .reduce((sum, node) => sum + countNode(node, graph).elementOps, 0);
}
