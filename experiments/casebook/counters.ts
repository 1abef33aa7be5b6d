import { countGraph } from '../../src/cost/counts.js';
import { conventionCounts } from '../../src/doctor/conventions/index.js';
import { exactRows } from '../../src/experiment/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { type Graph, opNodes } from '../../src/networks/graph/graph.js';
import { graphOf } from '../../src/networks/models/catalogue.js';

/** The network that counters disagree about. */
export const COUNTED = 'mobilenet-v1';

/** Counters whose convention is known, and that count groups. */
const TOOLS = ['fvcore', 'ptflops', 'thop'] as const;

/** Everybody who counts, in the order of the table. */
export const COUNTERS = ['here', ...TOOLS, 'without groups'] as const;

export type Counter = (typeof COUNTERS)[number];

/** The quantity of a layer that a counter without groups finds. */
export const WITHOUT_GROUPS = 'macsWithoutGroups';

export function counterCase(counter: Counter): string {
  return `counters/${counter}`;
}

/** What each counter says of the network, and one without groups of a layer. */
export function counterRows(layer: { readonly id: string; readonly graph: Graph }): ExactRow[] {
  const graph = graphOf(COUNTED);
  const known = new Map(conventionCounts(graph).map(({ tool, value }) => [tool, value]));
  const values: Readonly<Record<Counter, number | undefined>> = {
    here: countGraph(graph).macs,
    fvcore: known.get('fvcore'),
    ptflops: known.get('ptflops'),
    thop: known.get('thop'),
    'without groups': macsWithoutGroups(graph),
  };
  return [
    ...COUNTERS.map(counter => {
      const value = values[counter]!;
      return { case: counterCase(counter), quantity: 'count', unit: 'operations', value };
    }),
    ...exactRows(layer.id, 'multiply-accumulates', { [WITHOUT_GROUPS]: macsWithoutGroups(layer.graph) }),
  ];
}

/**
 * Multiply-accumulates as a counter has them that leaves out groups: N·K·P·Q·C·R·S for every convolution, which is G times
 * the true number.
 */
export function macsWithoutGroups(graph: Graph): number {
  return opNodes(graph).reduce((sum, node) => {
    const { macs } = countGraph(graph, other => other === node);
    return sum + macs * groupsOf(node);
  }, 0);
}

function groupsOf({ op, parameters, shape }: ReturnType<typeof opNodes>[number]): number {
  if (op === 'depthwise') return shape[1];
  return 'groups' in parameters && (op === 'conv2d' || op === 'groupedPointwise') ? parameters.groups : 1;
}
