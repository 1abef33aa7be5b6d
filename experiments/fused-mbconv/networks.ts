import { countRows } from '../../src/experiment/counts.js';
import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { firstMeasured } from '../../src/experiment/measured-suites.js';
import type { ExactRow, Profile } from '../../src/measure/results/rows.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { convBn } from '../../src/networks/models/blocks/conv-bn-activation.js';
import { fusedMbConv } from '../../src/networks/models/blocks/fused-mbconv.js';
import { invertedResidual } from '../../src/networks/models/blocks/inverted-residual.js';
import { roundChannels } from '../../src/networks/models/blocks/round-channels.js';

/** An EfficientNet of which the first stages are fused. */
export interface PartlyFused {
  /** As in the paper's scaling. */
  readonly width: number;
  readonly depth: number;
  readonly resolution: number;
  /** Stages 1 to this one have Fused-MBConv; 0 for none. */
  readonly fusedUpTo: number;
  /** Windows of the fused stages: 3×3, or those that EfficientNet has there. */
  readonly windows: '3x3' | 'own';
}

/** EfficientNet's Table 1 without stem and head, so that its stage 2 is Table 3's stage 1. */
const ROWS = [
  { expansion: 1, kernel: 3, channels: 16, layers: 1, stride: 1 },
  { expansion: 6, kernel: 3, channels: 24, layers: 2, stride: 2 },
  { expansion: 6, kernel: 5, channels: 40, layers: 2, stride: 2 },
  { expansion: 6, kernel: 3, channels: 80, layers: 3, stride: 2 },
  { expansion: 6, kernel: 5, channels: 112, layers: 3, stride: 1 },
  { expansion: 6, kernel: 5, channels: 192, layers: 4, stride: 2 },
  { expansion: 6, kernel: 3, channels: 320, layers: 1, stride: 1 },
] as const;

/** EfficientNet with Fused-MBConv, which has no squeeze-and-excite, in its first stages. */
export function partlyFused({ width, depth, resolution, fusedUpTo, windows }: PartlyFused): Graph {
  const g = new GraphBuilder(`efficientnet-${width}-${depth}-fused-${fusedUpTo}-${windows}`);
  const activation = 'swish';
  let x = g.input([1, 3, resolution, resolution]);
  x = convBn(g, x, { filters: roundChannels(32 * width), kernel: 3, stride: 2, activation }, 'stem');
  for (const [row, { expansion, kernel, channels, layers, stride }] of ROWS.entries()) {
    const isFused = row + 1 <= fusedUpTo;
    for (let i = 0; i < Math.ceil(depth * layers); i++) {
      const from = g.shape(x)[1];
      const name = `stage${row + 1}.${i + 1}`;
      const block = {
        expanded: from * expansion,
        filters: roundChannels(channels * width),
        kernel: isFused && windows === '3x3' ? 3 : kernel,
        stride: i === 0 ? stride : 1,
        activation,
      } as const;
      const excite = { squeezed: Math.floor(from / 4), activation, gate: 'sigmoid' } as const;
      x = isFused ? fusedMbConv(g, x, block, name) : invertedResidual(g, x, { ...block, excite }, name);
    }
  }
  x = convBn(g, x, { filters: roundChannels(1280 * width), activation }, 'head');
  x = g.globalPool(x, { name: 'pool' });
  return g.build(g.dense(x, { units: 1000, bias: true }, { name: 'classes' }));
}

const B4 = { width: 1.4, depth: 1.8, resolution: 380 };

/** The rows of Table 3, each with the windows that its printed counts fit. */
export const TABLE_3 = [
  { row: 'No fused', fusedUpTo: 0, windows: 'own' },
  { row: 'Fused stage1-3', fusedUpTo: 3, windows: '3x3' },
  { row: 'Fused stage1-5', fusedUpTo: 5, windows: 'own' },
  { row: 'Fused stage1-7', fusedUpTo: 7, windows: 'own' },
] as const;

export function tableCase({ row }: { readonly row: string }): string {
  return `b4-380/${row}`;
}

/** Counts of Table 3's networks. */
export function tableRows(): readonly ExactRow[] {
  return TABLE_3.flatMap(variant => countRows(tableCase(variant), partlyFused({ ...B4, ...variant })));
}

/** Plain, and with the fused stages that were the fastest in the paper. */
export const NETWORK_ARMS = { plain: 'mbconv', fused: 'fused-stage1-3' } as const;
const NETWORKS = [
  { id: 'network-b0-96', network: { width: 1, depth: 1, resolution: 96 }, title: 'EfficientNet-B0 at 96×96' },
  { id: 'network-b4-128', network: { ...B4, resolution: 128 }, title: 'EfficientNet-B4 at 128×128' },
];
export const measuredNetwork = firstMeasured(...NETWORKS.map(({ id }) => id).reverse());

/** The smallest EfficientNet; the one of Table 3, with 80 MB of weights, is for the full profile. */
export function networkSuites(profile: Profile): readonly SuiteDeclaration[] {
  const [plain, fused] = TABLE_3;
  return NETWORKS.slice(0, profile === 'full' ? 2 : 1).map(({ id, network, title }) => ({
    id,
    title: `${title}, plain and partly fused`,
    arms: [
      { id: NETWORK_ARMS.plain, graph: () => optimize(partlyFused({ ...network, ...plain })) },
      { id: NETWORK_ARMS.fused, graph: () => optimize(partlyFused({ ...network, ...fused })) },
    ],
    platforms: 'compiled',
  }));
}
