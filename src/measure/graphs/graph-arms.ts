import { KIND_NAMES, type Kind, kindOf, kindsIn } from '../../cost/layer-kinds.js';
import type { OpName } from '../../kernels/op.js';
import { type Graph, type OpNode, opNodes } from '../../networks/graph/graph.js';
import type { PlaceName } from '../../networks/platforms.js';
import type { Arm, MeasuredExperiment } from '../arms.js';
import { type GraphData, graphFrom } from './graph-data.js';

/** What a network is divided into: single ops, or all ops of a kind together. */
export type LayerUnit = 'op' | 'kind';

/** What a measuring process is told of graphs that are compared. */
export interface GraphsData {
  /** By the names that they were given; the first is the baseline. */
  readonly graphs: readonly { readonly name: string; readonly graph: GraphData }[];
  readonly perLayer: LayerUnit | undefined;
  readonly platform: PlaceName;
}

/** Some ops of a graph, timed alone. */
export interface Layer {
  /** Name of the op, or of the kind. */
  readonly name: string;
  readonly kind: Kind;
  readonly nodes: readonly OpNode[];
}

/** Id of the one suite. */
export const SUITE = 'graphs';

/** Id of the arm of a graph, or of a layer of it. */
export function armOf(graph: string, layer?: string): string {
  return layer === undefined ? graph : `${graph} · ${layer}`;
}

/** The ops of a graph, one by one or by their kinds. */
export function layersOf(graph: Graph, unit: LayerUnit | undefined): readonly Layer[] {
  const ops = opNodes(graph);
  if (unit === undefined) return [];
  if (unit === 'op') return ops.map(node => ({ name: node.name, kind: kindOf(node), nodes: [node] }));
  return kindsIn(graph).map(kind => {
    return { name: KIND_NAMES[kind], kind, nodes: ops.filter(node => kindOf(node) === kind) };
  });
}

/** For the process that measures: graphs as the arms of one suite, with no claims and no exact numbers. */
export function experiment({ graphs, perLayer, platform }: GraphsData): MeasuredExperiment {
  const arms = graphs.flatMap(({ name, graph: data }): Arm[] => {
    const whole = graphFrom(data);
    const parts = steady(whole);
    return [
      { id: armOf(name), graph: () => whole },
      ...layersOf(whole, perLayer).map(({ name: layer, nodes }): Arm => {
        const ids = new Set(nodes.map(({ id }) => id));
        return { id: armOf(name, layer), graph: () => parts, only: ({ id }) => ids.has(id) };
      }),
    ];
  });
  return {
    id: SUITE,
    exact: () => [],
    suites: () => [
      { id: SUITE, title: 'graphs', baseline: armOf(graphs[0].name), arms, platforms: [platform] },
    ],
    needsCeilings: false,
    claims: [],
  };
}

/** Ops that, repeated alone in place, shrink what they read until processors are slow with it. */
const SHRINKING: readonly OpName[] = ['swish', 'hSwish', 'prelu', 'multiply'];

/** The graph with those ops out of place, so that each repetition reads the same values; the graph itself without any. */
export function steady(graph: Graph): Graph {
  const shrinks = (node: OpNode) => node.overwrites !== undefined && SHRINKING.includes(node.op);
  if (!opNodes(graph).some(shrinks)) return graph;
  return {
    ...graph,
    nodes: graph.nodes.map(node =>
      node.kind === 'op' && shrinks(node) ? { ...node, overwrites: undefined } : node,
    ),
  };
}
