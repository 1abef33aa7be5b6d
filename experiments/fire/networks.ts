import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { type Graph, opNodes } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { convBias } from '../../src/networks/models/blocks/conv-bn-activation.js';
import { fire } from '../../src/networks/models/blocks/fire.js';
import { graphOf } from '../../src/networks/models/catalogue.js';

/** What a network of fire modules is made from, in the words of the paper's section 5.1. */
export interface SqueezeNetDesign {
  /** SR: squeezing filters over expanding ones. */
  readonly ratio: number;
  /** Share of 3×3 among the expanding filters. */
  readonly wideShare: number;
  /** The layers behind which the map is halved. */
  readonly pools: readonly string[];
}

/** Expanding filters of fire2 … fire9: base_e = incr_e = 128, freq = 2. */
const EXPANDING = [128, 128, 256, 256, 384, 384, 512, 512];

/** The layers behind which a pool can stand, in order. */
export const LAYERS: readonly string[] = ['conv1', ...EXPANDING.map((_, i) => `fire${i + 2}`)];

/** Where the map is halved: as in release 1.0, as in 1.1, and as early as it goes. */
export const POOLS = {
  late: ['conv1', 'fire4', 'fire8'],
  early: ['conv1', 'fire3', 'fire5'],
  earliest: ['conv1', 'fire2', 'fire3'],
} as const;

/** SqueezeNet's own design. */
export const SQUEEZENET: SqueezeNetDesign = { ratio: 0.125, wideShare: 0.5, pools: POOLS.late };

/**
 * A network of fire modules with the first convolution of release 1.1, so that only the design differs.
 *
 * @param first  filters and window of the first convolution
 */
export function squeezeNetOf(
  { ratio, wideShare, pools }: SqueezeNetDesign,
  side: number,
  first = { filters: 64, kernel: 3 },
): Graph {
  const g = new GraphBuilder(`squeezenet-${ratio}-${wideShare}-${pools.join('-')}`);
  const pooled = (y: number, layer: string) =>
    pools.includes(layer)
      ? g.maxPool(y, { kernel: [3, 3], stride: 2, ceil: true }, { name: `${layer}/pool` })
      : y;
  let x = g.input([1, 3, side, side]);
  x = pooled(convBias(g, x, { ...first, stride: 2, padding: 0, activation: 'relu' }, 'conv1'), 'conv1');
  for (const [i, expanding] of EXPANDING.entries()) {
    const expand3x3 = expanding * wideShare;
    const module = { squeeze: expanding * ratio, expand1x1: expanding - expand3x3, expand3x3 };
    x = pooled(fire(g, x, module, `fire${i + 2}`), `fire${i + 2}`);
  }
  x = convBias(g, x, { filters: 1000, activation: 'relu' }, 'conv10');
  return g.build(g.globalPool(x, { name: 'pool10' }));
}

/** AlexNet up to its last pool: the dense layers behind have 96 % of its parameters and 8 % of its work. */
export function alexNetConvolutions(resolution: number): Graph {
  const whole = graphOf('alexnet', { resolution });
  const last = opNodes(whole).find(({ name }) => name === 'conv5/pool')!;
  return { ...whole, name: `${whole.name} convolutions`, output: last.id };
}

/** A dense layer of AlexNet's size, and a 1×1 convolution of exactly its work, 64 · 160 · 20². */
const DENSE = { inputs: 4096, units: 1000 };
/** One whose 256 KiB of weights are in a cache from one run to the next. */
const SMALL = { inputs: 256, units: 256 };
export const BATCH = 8;

function denseGraph(batch: number, { inputs, units } = DENSE): Graph {
  const g = new GraphBuilder(`dense-${inputs}-${units}`);
  return g.build(g.dense(g.input([batch, inputs, 1, 1]), { units, bias: true }));
}

function sameWork(): Graph {
  const g = new GraphBuilder('work of fc8');
  return g.build(g.pointwise(g.input([1, 64, 20, 20]), { filters: 160, bias: true }));
}

/** The convolution is the baseline. */
export const DENSE_ARMS = [
  { id: 'convolution', graph: sameWork },
  { id: 'dense', graph: () => denseGraph(1) },
  { id: 'dense-small', graph: () => denseGraph(1, SMALL) },
  { id: `dense-batch-${BATCH}`, graph: () => denseGraph(BATCH) },
];

export const POOLS_SUITE = 'down-sampling';
export const DENSE_SUITE = 'dense';
export const NETWORKS_SUITE = 'networks-96';
/** Whole, with AlexNet's 244 MB of weights: for the full profile. */
export const WHOLE_SUITE = 'networks-224';

const POOLS_SIDE = 64;
const NETWORKS_SIDE = 96;

const whole = (name: string, resolution: number) => ({
  id: name,
  graph: () => optimize(graphOf(name, { resolution })),
});

export function networkSuites(profile: Profile): readonly SuiteDeclaration[] {
  const quick: readonly SuiteDeclaration[] = [
    {
      id: POOLS_SUITE,
      title: `SqueezeNet, pools in three places, ${POOLS_SIDE}×${POOLS_SIDE}`,
      baseline: 'early',
      arms: Object.entries(POOLS).map(([id, pools]) => ({
        id,
        graph: () => optimize(squeezeNetOf({ ...SQUEEZENET, pools }, POOLS_SIDE)),
      })),
    },
    {
      id: NETWORKS_SUITE,
      title: `SqueezeNet and AlexNet’s convolutions, ${NETWORKS_SIDE}×${NETWORKS_SIDE}`,
      baseline: 'squeezenet-1.0',
      arms: [
        whole('squeezenet-1.0', NETWORKS_SIDE),
        whole('squeezenet-1.1', NETWORKS_SIDE),
        { id: 'alexnet-convolutions', graph: () => optimize(alexNetConvolutions(NETWORKS_SIDE)) },
      ],
      platforms: 'compiled',
    },
    {
      id: DENSE_SUITE,
      title: 'dense layers, and a convolution',
      arms: DENSE_ARMS,
    },
  ];
  return profile === 'full' ? [...quick, wholeNetworks] : quick;
}

/** The networks of the paper's title at its resolution. */
export const wholeNetworks: SuiteDeclaration = {
  id: WHOLE_SUITE,
  title: 'AlexNet and both releases of SqueezeNet, 224×224',
  arms: ['squeezenet-1.0', 'squeezenet-1.1', 'alexnet'].map(name => whole(name, 224)),
  platforms: 'compiled',
};
