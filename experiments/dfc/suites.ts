import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { ghostBottleneck } from '../../src/networks/models/blocks/index.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { decoupledGate, dfcGate, fullGate, wholeGate } from './gates.js';

export const CHANNELS = 16;
export const SIDES = [14, 28, 56];
/** The largest map whose full attention is run: at 56×56 its weights alone would take 39 MB. */
export const LARGEST_FULL = 28;

const FORMS = { full: fullGate, decoupled: decoupledGate, dfc: dfcGate } as const;
export type Form = keyof typeof FORMS;
export const FORM_NAMES = Object.keys(FORMS) as readonly Form[];

export const gateArm = (form: Form, side: number) => `${form}-${side}`;

/** The attention of a map of one size. */
export function gateGraph(form: Form, side: number, channels = CHANNELS): Graph {
  return FORMS[form]({ side, channels });
}

/** A map with forms of DFC beside it that differ in one thing. */
const STUDIED = { side: 28, channels: CHANNELS };

export const wholeGraph = () => wholeGate(STUDIED);
const squareGraph = () => dfcGate(STUDIED, [[3, 3]]);

/** What gates the first ghost module of a bottleneck. */
export const GATES = ['none', 'se', 'dfc'] as const;
export type Gate = (typeof GATES)[number];

/** A row of GhostNet's table with stride 1. */
const ROW = { side: 14, filters: 80, expanded: 184 };

/** A ghost bottleneck with one of the gates, or none. */
export function gatedBottleneck(gate: Gate, { side, filters, expanded } = ROW): Graph {
  const g = new GraphBuilder(`ghost-bottleneck-${gate}-${filters}-${expanded}-${side}`);
  const block = {
    expanded,
    filters,
    kernel: 3,
    stride: 1,
    attention: gate === 'dfc',
    ...(gate === 'se' && {
      excite: { squeezed: expanded / 4, activation: 'relu', gate: 'hardSigmoid' } as const,
    }),
  };
  return g.build(ghostBottleneck(g, g.input([1, filters, side, side]), block, 'block'));
}

/** Whether a node belongs to DFC attention in a bottleneck, the product with the gate included. */
export function isAttention({ name }: { readonly name: string }): boolean {
  return name.startsWith('block/dfc/') || name === 'block/gate';
}

const RESOLUTION = 96;
export const NETWORKS = ['ghostnet', 'ghostnet-v2'] as const;

/** @param passes  over bottlenecks and networks, which are timed as they would be deployed and counted as built */
export function suites(passes: (graph: Graph) => Graph = optimize): readonly SuiteDeclaration[] {
  return [
    {
      id: 'gates',
      title: `attention over a map of ${CHANNELS} channels`,
      baseline: gateArm('dfc', 28),
      arms: SIDES.flatMap(side =>
        FORM_NAMES.filter(form => form !== 'full' || side <= LARGEST_FULL).map(form => ({
          id: gateArm(form, side),
          graph: () => gateGraph(form, side),
        })),
      ),
    },
    {
      id: 'forms',
      title: '28×28: what pooling and the two windows change',
      arms: [
        { id: 'dfc', graph: () => dfcGate(STUDIED) },
        { id: 'whole-map', graph: wholeGraph },
        { id: 'square-window', graph: squareGraph },
        { id: 'windows-only', graph: () => dfcGate(STUDIED), only: ({ op }) => op === 'depthwise' },
      ],
    },
    {
      id: 'bottleneck',
      title: `ghost bottlenecks of ${ROW.filters} → ${ROW.expanded} → ${ROW.filters} channels, ${ROW.side}×${ROW.side}`,
      arms: [
        ...GATES.map(gate => ({ id: gate, graph: () => passes(gatedBottleneck(gate)) })),
        { id: 'dfc-branch', graph: () => passes(gatedBottleneck('dfc')), only: isAttention },
      ],
    },
    {
      id: 'networks',
      title: `whole networks, ${RESOLUTION}×${RESOLUTION}`,
      arms: NETWORKS.map(name => ({
        id: name,
        graph: () => passes(graphOf(name, { resolution: RESOLUTION })),
      })),
      platforms: 'compiled',
    },
  ];
}

/** For exact counts: what the papers count has no batch norm folded. */
export const asBuilt = (graph: Graph) => graph;
