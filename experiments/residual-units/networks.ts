import { type Counts, countGraph } from '../../src/cost/counts.js';
import { type Graph, opNodes } from '../../src/networks/graph/graph.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { architecture } from '../../src/papers/mobilenetv2.js';

/** A line of MobileNetV2's Table 2: expansion, channels, repeats, stride of the first. */
export interface TableRow {
  /** From 1. */
  readonly row: number;
  /** For instance `14^2x64`. */
  readonly input: string;
  readonly t: number;
  readonly c: number;
  readonly n: number;
  readonly s: number;
}

/** The bottlenecks of Table 2. */
export const ROWS: readonly TableRow[] = architecture.rows
  .filter(([, operator]) => operator === 'bottleneck')
  .map(([input, , ...numbers], i) => {
    const [t, c, n, s] = numbers as number[];
    return { row: i + 1, input: String(input), t, c, n, s };
  });

const NETWORKS = { 'mobilenet-v2': 'mobilenet-v2-1.0-224', 'resnet-50': 'resnet-50' } as const;
export type NetworkName = keyof typeof NETWORKS;

const kept = new Map<NetworkName, Graph>();

function network(name: NetworkName): Graph {
  const graph = kept.get(name) ?? graphOf(NETWORKS[name]);
  kept.set(name, graph);
  return graph;
}

/** What the units of a row count, all repeats together. */
export function countRow({ row }: TableRow): Counts {
  return countGraph(network('mobilenet-v2'), node => node.name.startsWith(`bottleneck${row}.`));
}

/** Shortcuts of a row: units of which neither the stride nor the channels stand in the way. */
export function shortcutsOf({ row }: TableRow): number {
  return opNodes(network('mobilenet-v2')).filter(
    node => node.op === 'add' && node.name.startsWith(`bottleneck${row}.`),
  ).length;
}

/** How the shortcuts of a network are made. */
export interface Shortcuts {
  readonly units: number;
  /** Units with a sum. */
  readonly sums: number;
  /** Shortcuts that are a convolution. */
  readonly projections: number;
  readonly projectionMacs: number;
  readonly macs: number;
}

/** Counted in the graph, at 224×224. */
export function shortcutsIn(name: NetworkName): Shortcuts {
  const graph = network(name);
  const units = new Set(
    opNodes(graph).flatMap(node => /^(bottleneck\d+\.\d+|conv\d_\d+)\//.exec(node.name)?.[1] ?? []),
  );
  const isProjection = (of: string) => /\/shortcut\/conv$/.test(of);
  return {
    units: units.size,
    sums: opNodes(graph).filter(({ op }) => op === 'add').length,
    projections: opNodes(graph).filter(node => isProjection(node.name)).length,
    projectionMacs: countGraph(graph, node => isProjection(node.name)).macs,
    macs: countGraph(graph).macs,
  };
}
