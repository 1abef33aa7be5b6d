import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { wasmDirect } from '../../src/networks/direct-convolution.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { withSharedBuffers } from '../../src/networks/graph/shared-buffers.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { cheapOperations } from './cheap.js';
import { deployed, fullLayer, type GhostShape, ghostLayer, ghostRow, ROW, residualRow } from './modules.js';

const SIDE = 28;

/** 1×1 layers of c → c channels, as GhostNet has them. */
export const layer1 = (channels: number, ratio = 2): GhostShape => ({
  side: SIDE,
  channels,
  filters: channels,
  kernel: 1,
  ratio,
  cheap: 3,
});
/** 3×3 layers, as in the paper's VGG and ResNet. */
export const layer3 = (ratio = 2, cheap = 3): GhostShape => ({
  side: SIDE,
  channels: 32,
  filters: 32,
  kernel: 3,
  ratio,
  cheap,
});

/** A ghost module beside the layer that it replaces. */
export interface GhostArm {
  readonly name: string;
  readonly suite: string;
  readonly arm: string;
  readonly over: string;
  readonly shape: GhostShape;
}

const pointwiseArm = (channels: number, ratio = 2): GhostArm => ({
  name: `1×1 layer, c = ${channels}, s = ${ratio}`,
  suite: 'pointwise',
  arm: `c=${channels}-full`,
  over: `c=${channels}-s=${ratio}`,
  shape: layer1(channels, ratio),
});
const squareArm = (ratio: number, cheap = 3): GhostArm => ({
  name: `3×3 layer, s = ${ratio}${cheap === 3 ? '' : `, d = ${cheap}`}`,
  suite: 'square',
  arm: 'full',
  over: `s=${ratio}-d=${cheap}`,
  shape: layer3(ratio, cheap),
});

/** Every module that is compared with its layer; the last is measured in the full profile only. */
export const ghostArms: readonly GhostArm[] = [
  pointwiseArm(16),
  pointwiseArm(64),
  pointwiseArm(64, 4),
  squareArm(2),
  squareArm(2, 5),
  squareArm(4),
  pointwiseArm(256),
];

const LARGE = 256;

function moduleSuite(id: string, title: string, arms: readonly GhostArm[]): SuiteDeclaration {
  const full = new Map(arms.map(({ arm, shape }) => [arm, shape]));
  return {
    id,
    title,
    arms: [
      ...[...full].map(([arm, shape]) => ({ id: arm, graph: () => fullLayer(shape) })),
      ...arms.map(({ over, shape }) => ({ id: over, graph: () => ghostLayer(shape) })),
    ],
  };
}

/** The module whose parts are timed one by one. */
const PARTS = layer1(64);
const MAPS = 64;
const RESOLUTION = 96;
export const NETWORKS = ['ghostnet', 'mobilenet-v1', 'mobilenet-v3-large'] as const;

/** A network as it is timed. */
export function deployedNetwork(name: string): Graph {
  return deployed(graphOf(name, { resolution: RESOLUTION }));
}

/** @param passes  over the networks and bottlenecks, which are timed as they would be deployed and counted as built */
export function suites(
  profile: Profile,
  passes: (graph: Graph) => Graph = deployed,
): readonly SuiteDeclaration[] {
  const measured = (id: string) =>
    ghostArms.filter(({ suite, shape }) => suite === id && (profile === 'full' || shape.channels < LARGE));
  const direct = wasmDirect;
  return [
    moduleSuite('pointwise', `1×1 layers and ghost modules, ${SIDE}×${SIDE}`, measured('pointwise')),
    moduleSuite('square', `3×3 layers and ghost modules, 32 channels, ${SIDE}×${SIDE}`, measured('square')),
    {
      id: 'parts',
      title: 'the parts of a ghost module: 1×1, c = 64, s = 2, d = 3',
      arms: ['primary', 'cheap', 'concat'].map(part => ({
        id: part,
        graph: () => ghostLayer(PARTS),
        only: ({ name }) => name === part,
      })),
    },
    {
      id: 'cheap',
      title: `operations that make ${MAPS} maps of ${MAPS}, ${SIDE}×${SIDE}`,
      arms: Object.entries(cheapOperations).map(([id, graph]) => ({ id, graph: () => graph(SIDE, MAPS) })),
    },
    {
      id: 'bottleneck',
      title: `bottlenecks of ${ROW.filters} → ${ROW.expanded} → ${ROW.filters} channels, ${ROW.side}×${ROW.side}`,
      arms: [
        { id: 'ghost', graph: () => passes(ghostRow(ROW)) },
        { id: 'inverted-residual', graph: () => passes(residualRow(ROW)) },
      ],
    },
    {
      id: 'causes',
      title: 'ghost modules on wasm with other kernels and buffers',
      baseline: 'full-direct',
      arms: [
        { id: 'full-direct', graph: () => fullLayer(layer3()), platform: direct },
        { id: 's=2-d=3-direct', graph: () => ghostLayer(layer3()), platform: direct },
        { id: 'c=64-s=2', graph: () => ghostLayer(PARTS), platform: platforms.wasm },
        {
          id: 'c=64-s=2-shared',
          graph: () => ghostLayer(PARTS),
          platform: withSharedBuffers(platforms.wasm),
        },
      ],
      platforms: [SIDE_BY_SIDE],
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
