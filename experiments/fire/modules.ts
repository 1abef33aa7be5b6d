import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { wasmDirect } from '../../src/networks/direct-convolution.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { type Fire, fire } from '../../src/networks/models/blocks/fire.js';
import { platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';

/** Channels in and out of the modules of both sweeps, as in fire3, on a smaller map. */
const CHANNELS = 128;
const SIDE = 20;

/** Squeezing filters over expanding ones, the paper's SR; half of the expanding filters are 3×3. */
export const RATIOS = [0.125, 0.25, 0.5, 0.75] as const;
/** How many of the 128 expanding filters are 3×3, at SR = 0.5. */
export const WIDE_FILTERS = [16, 32, 64, 96, 112] as const;

export const RATIO_SUITE = 'squeeze-ratio';
export const SHARE_SUITE = 'share-3x3';
export const KERNELS_SUITE = 'kernels';

export const ratioArm = (ratio: number) => `sr=${ratio}`;
export const shareArm = (wide: number) => `wide=${wide}`;
export const directArm = (wide: number) => `${shareArm(wide)}-direct`;

/** A fire module of C input channels, as it is built. */
export function fireGraph(channels: number, side: number, module: Fire): Graph {
  const { squeeze, expand1x1, expand3x3 } = module;
  const g = new GraphBuilder(`fire-${squeeze}-${expand1x1}-${expand3x3}`);
  return g.build(fire(g, g.input([1, channels, side, side]), module, 'fire'));
}

/** The module of a squeeze ratio and of so many 3×3 filters among 128. */
export function moduleOf(ratio: number, wide: number): Fire {
  return { squeeze: ratio * CHANNELS, expand1x1: CHANNELS - wide, expand3x3: wide };
}

function arm(id: string, ratio: number, wide: number) {
  return { id, graph: () => optimize(fireGraph(CHANNELS, SIDE, moduleOf(ratio, wide))) };
}

/** Both sweeps, and the ends of the second with and without Winograd's algorithm. */
export const moduleSuites: readonly SuiteDeclaration[] = [
  {
    id: RATIO_SUITE,
    title: `fire modules by squeeze ratio, ${SIDE}×${SIDE}`,
    arms: RATIOS.map(ratio => arm(ratioArm(ratio), ratio, CHANNELS / 2)),
  },
  {
    id: SHARE_SUITE,
    title: `fire modules by 3×3 filters of ${CHANNELS}, ${SIDE}×${SIDE}`,
    arms: WIDE_FILTERS.map(wide => arm(shareArm(wide), 0.5, wide)),
  },
  {
    id: KERNELS_SUITE,
    title: 'few and many 3×3 filters, without Winograd',
    arms: [WIDE_FILTERS[0], WIDE_FILTERS[4]].flatMap(wide => [
      { ...arm(shareArm(wide), 0.5, wide), platform: platforms.wasm },
      { ...arm(directArm(wide), 0.5, wide), platform: wasmDirect },
    ]),
    platforms: [SIDE_BY_SIDE],
  },
];
