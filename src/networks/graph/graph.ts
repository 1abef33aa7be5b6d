import { expectFields } from '../../errors/arguments.js';
import type { OpName, OpParameters } from '../../kernels/op.js';
import type { MakeTensor, Shape, Tensor } from '../../tensors/tensor.js';

/** An input of the graph: a feature map that the executor fills with seeded values. */
export interface InputNode {
  readonly kind: 'input';
  readonly id: number;
  readonly name: string;
  readonly shape: Shape;
}

/** One op of the graph. */
export interface OpNode<K extends OpName = OpName> {
  readonly kind: 'op';
  readonly id: number;
  readonly name: string;
  readonly op: K;
  readonly parameters: OpParameters[K];
  /** Ids of the nodes whose outputs this one reads; always smaller than `id`. */
  readonly inputs: readonly number[];
  readonly shape: Shape;
  readonly weightShapes: readonly Shape[];
  /** Given weights, where seeded ones would not do (a slice of another layer's); `make` may allocate new tensors. */
  readonly weights?: (seed: number, make?: MakeTensor) => readonly Tensor[];
  /** For in-place ops: the index of the input whose memory the output takes over, as its last reader. */
  readonly overwrites?: number;
}

/** A node of a graph: an input, or an op. */
export type GraphNode = InputNode | OpNode;

/** A directed acyclic graph of ops; `nodes[i].id === i`, and nodes are in an order in which they can run. */
export interface Graph {
  readonly name: string;
  readonly nodes: readonly GraphNode[];
  /** Id of the node whose value is the result; of several results the main one. */
  readonly output: number;
  /** Ids of all nodes whose values are results, `output` first; only that one where this is absent. */
  readonly outputs?: readonly number[];
}

/** @throws {InputError} where it is no graph */
export function expectGraph(where: string, graph: unknown): void {
  const what = 'a graph: what build() of a GraphBuilder returned';
  expectFields(`${where}: graph`, graph, ['name', 'nodes', 'output'], what);
}

/** The graph's input; of several the first, which is the main one. @throws {Error} where it has none */
export function inputOf(graph: Graph): InputNode {
  const [input] = inputsOf(graph);
  if (!input) throw new Error(`graph ${graph.name}: no input`);
  return input;
}

/** All inputs of a graph, in order. */
export function inputsOf(graph: Graph): readonly InputNode[] {
  expectGraph('inputsOf', graph);
  return graph.nodes.filter(node => node.kind === 'input');
}

/** All nodes whose values are results of a graph, the main one first. */
export function outputsOf(graph: Graph): readonly GraphNode[] {
  expectGraph('outputsOf', graph);
  return outputIds(graph).map(id => graph.nodes[id]);
}

/** Their ids. */
export function outputIds({
  output,
  outputs = [output],
}: Pick<Graph, 'output' | 'outputs'>): readonly number[] {
  return outputs;
}

/** The op nodes of a graph, in order. */
export function opNodes(graph: Graph): readonly OpNode[] {
  expectGraph('opNodes', graph);
  return graph.nodes.filter((node): node is OpNode => node.kind === 'op');
}

/** readers[id]: the op nodes that read node id's output, in order. */
export function readersOf(graph: Graph): readonly (readonly OpNode[])[] {
  const readers = graph.nodes.map((): OpNode[] => []);
  for (const node of opNodes(graph)) for (const id of new Set(node.inputs)) readers[id].push(node);
  return readers;
}

/** The only node that reads this one's output; undefined if there are more or none, or if it is an output of the graph. */
export function onlyReader(
  graph: Graph,
  readers: readonly (readonly OpNode[])[],
  node: GraphNode,
): OpNode | undefined {
  return readers[node.id].length === 1 && !outputIds(graph).includes(node.id)
    ? readers[node.id][0]
    : undefined;
}
