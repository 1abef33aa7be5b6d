import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { firstMeasured } from '../../src/experiment/measured-suites.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { wasmDirect } from '../../src/networks/direct-convolution.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { type Block, blockGraph, OPERATORS, type Operator } from './blocks.js';

/** A stage of EfficientNet-B4, numbered as in the paper's Table 3: its channels, and the side of its map at 380×380. */
export interface Stage {
  readonly stage: number;
  readonly channels: number;
  readonly side: number;
}

export const STAGES: readonly Stage[] = [
  { stage: 2, channels: 32, side: 96 },
  { stage: 3, channels: 56, side: 48 },
  { stage: 4, channels: 112, side: 24 },
  { stage: 6, channels: 272, side: 12 },
];

/** All at half of the side; half of the channels in the quick profile, all of them in the full one. */
export const WIDTHS = [0.5, 1].map(width => ({ width, id: `stages-${width}` }));
const EXPANSION = 6;

export const KERNELS_SUITE = 'kernels';
export const stageArm = (stage: number, operator: Operator) => `stage${stage}-${operator}`;
export const measuredStages = firstMeasured(...WIDTHS.map(({ id }) => id).reverse());

/** A block of a stage, with 3×3 windows. */
export function stageBlock({ channels, side }: Stage, operator: Operator, width: number): Block {
  return { operator, channels: channels * width, side: side / 2, expansion: EXPANSION, kernel: 3 };
}

const [early] = STAGES;
const graph = (block: Block) => () => optimize(blockGraph(block));

export function stageSuites(profile: Profile): readonly SuiteDeclaration[] {
  const stages = WIDTHS.filter(({ width }) => width < 1 || profile === 'full').map(({ width, id }) => ({
    id,
    title: `blocks of EfficientNet-B4 × ${width} on half of its maps, MBConv and Fused-MBConv`,
    baseline: stageArm(early.stage, 'mbconv'),
    arms: STAGES.flatMap(stage =>
      OPERATORS.map(operator => ({
        id: stageArm(stage.stage, operator),
        graph: graph(stageBlock(stage, operator, width)),
      })),
    ),
  }));
  return [...stages, kernels];
}

const own = { platform: platforms.wasm };
const block = (operator: Operator, changes: Partial<Block> = {}) =>
  graph({ ...stageBlock(early, operator, WIDTHS[0].width), ...changes });

/** The earliest stage on wasm: without Winograd's algorithm, and with an activation that costs next to nothing. */
const kernels: SuiteDeclaration = {
  id: KERNELS_SUITE,
  title: `stage ${early.stage} on wasm, one thing changed at a time`,
  arms: [
    { id: 'mbconv', graph: block('mbconv'), ...own },
    { id: 'mbconv-relu', graph: block('mbconv', { activation: 'relu' }), ...own },
    { id: 'fused', graph: block('fused'), ...own },
    { id: 'fused-relu', graph: block('fused', { activation: 'relu' }), ...own },
    { id: 'fused-direct', graph: block('fused'), platform: wasmDirect },
  ],
  platforms: [SIDE_BY_SIDE],
};
