import type { OpName } from '../../kernels/op.js';
import { GraphBuilder } from '../../networks/graph/builder.js';
import { type Graph, type OpNode, opNodes } from '../../networks/graph/graph.js';
import { elements } from '../../tensors/tensor.js';

/** An op with everything that its time depends on; a network may have it many times. */
export interface DistinctLayer {
  /** Equal for ops of equal parameters and shapes, of whatever network. */
  readonly key: string;
  /** One of them. */
  readonly node: OpNode;
  /** Its network. */
  readonly graph: Graph;
  /** How many of them the network has. */
  readonly count: number;
}

/** The ops of a network that can be timed alone: constants read nothing, and are there before the first run. */
export function timedOps(graph: Graph): readonly OpNode[] {
  return opNodes(graph).filter(({ inputs }) => inputs.length > 0);
}

/** The distinct layers of a network by their keys, in the order in which they first run. */
export function distinctLayers(graph: Graph): ReadonlyMap<string, DistinctLayer> {
  const found = new Map<string, DistinctLayer>();
  for (const node of timedOps(graph)) {
    const key = layerKey(node, graph);
    const known = found.get(key);
    found.set(key, known ? { ...known, count: known.count + 1 } : { key, node, graph, count: 1 });
  }
  return found;
}

/** What the time of an op depends on: parameters, shapes, which inputs are one and the same, and whether it is in place. */
export function layerKey(node: OpNode, graph: Graph): string {
  const sources = [...new Set(node.inputs)];
  return JSON.stringify([
    node.op,
    Object.entries(node.parameters).sort(([a], [b]) => (a < b ? -1 : 1)),
    sources.map(id => graph.nodes[id].shape),
    node.inputs.map(id => sources.indexOf(id)),
    node.overwrites ?? null,
  ]);
}

/**
 * A change of a network as a bill of layers: by its key, how many more of a layer the changed network has (below 0: how
 * many fewer). Layers that both have equally often are left out.
 */
export function billOfChange(original: Graph, changed: Graph): ReadonlyMap<string, number> {
  const bill = new Map<string, number>();
  for (const { key, count } of distinctLayers(changed).values()) bill.set(key, count);
  for (const { key, count } of distinctLayers(original).values()) bill.set(key, (bill.get(key) ?? 0) - count);
  return new Map([...bill].filter(([, more]) => more !== 0));
}

/** In place these reach a fixed point or grow slowly; any other op is measured out of place, because it might shrink
 * what it reads until processors are slow with it. */
const STEADY_IN_PLACE: readonly OpName[] = [
  ...(['relu', 'relu6', 'sigmoid', 'hardSigmoid', 'batchNorm', 'add', 'pointwise'] as const),
];

/** Name of the op that is timed. */
export const LAYER = 'layer';

/** A network of one op, with an input for each tensor that it reads; given weights stay, others are seeded. */
export function layerGraph({ node, graph }: Pick<DistinctLayer, 'node' | 'graph'>): Graph {
  const builder = new GraphBuilder(node.op);
  const inputs = new Map(
    [...new Set(node.inputs)].map((id, i) => {
      const input = builder.input(graph.nodes[id].shape, `input-${i}`);
      return [id, needsPositive(node) ? builder.node('unary', [input], { function: 'abs' }) : input];
    }),
  );
  const overwrites = STEADY_IN_PLACE.includes(node.op) ? node.overwrites : undefined;
  const output = builder.node(
    node.op,
    node.inputs.map(id => inputs.get(id)!),
    node.parameters,
    {
      name: LAYER,
      ...(node.weights && { weights: node.weights }),
      ...(overwrites !== undefined && { overwrites }),
    },
  );
  return builder.build(output);
}

/** Functions that have no value for half of all random numbers. */
const OF_POSITIVE = ['log', 'sqrt', 'power'];

function needsPositive({ parameters }: OpNode): boolean {
  return 'function' in parameters && OF_POSITIVE.includes(parameters.function);
}

/** Values of the given weights of a network, which are sent to the process that measures it. */
export function weightsIn(graph: Graph): number {
  return opNodes(graph)
    .filter(({ weights }) => weights !== undefined)
    .reduce(
      (sum, { weightShapes }) => sum + weightShapes.reduce((values, shape) => values + elements(shape), 0),
      0,
    );
}
