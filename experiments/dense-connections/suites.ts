import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { wasmDirect } from '../../src/networks/direct-convolution.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { isRunShared, withSharedBuffers } from '../../src/networks/graph/shared-buffers.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { type DenseBlock, denseBlock, FORMS, type SparseBlock, sparseBlock } from './blocks.js';

/** A narrow dense block, as every number of layers shows it. */
export const blockOf = (layers: number): DenseBlock => ({ channels: 16, growth: 8, layers, side: 28 });

/** The block whose forms are compared; and ShuffleNetV2 units of the same work, within 1 %. */
export const BLOCK = blockOf(6);
export const SPARSE: SparseBlock = { channels: 78, units: 6, side: BLOCK.side };

/** Layers of the blocks that are run with copies and without. */
export const DEPTHS = [4, 8, 16] as const;
export const depthArm = (how: 'copies' | 'shared', layers: number) => `${how}-${layers}`;

const RESOLUTION = 96;

const blocks: SuiteDeclaration = {
  id: 'blocks',
  title: 'a dense block of 6 layers in three forms, and ShuffleNetV2 units of the same work, 28×28',
  arms: [
    ...FORMS.map(form => ({ id: form, graph: () => denseBlock(BLOCK, form) })),
    { id: 'sparse', graph: () => sparseBlock(SPARSE) },
  ],
};

const shared = withSharedBuffers(platforms.wasm);

const depths: SuiteDeclaration = {
  id: 'shared-buffers',
  title: 'dense blocks of 4, 8 and 16 layers, each concatenation a copy or a part of the last one, 28×28',
  arms: DEPTHS.flatMap(layers => {
    const graph = () => denseBlock(blockOf(layers), 'post-activation');
    return [
      { id: depthArm('shared', layers), graph, platform: shared },
      { id: depthArm('copies', layers), graph, platform: platforms.wasm },
    ];
  }),
  platforms: [SIDE_BY_SIDE],
};

/** The suites as they are counted: on shared buffers, only what is run. */
export function countedSuites(): readonly SuiteDeclaration[] {
  return suites('full').map(suite => ({
    ...suite,
    arms: suite.arms.map(arm => (arm.platform === shared ? { ...arm, only: isRunShared(arm.graph()) } : arm)),
  }));
}

/** The same work with and without Winograd's algorithm, which only the dense block has a use for. */
const withoutWinograd: SuiteDeclaration = {
  id: 'direct',
  title: 'the dense block with direct 3×3 convolutions, 28×28',
  arms: [
    { id: 'sparse', graph: () => sparseBlock(SPARSE), platform: platforms.wasm },
    { id: 'dense', graph: () => denseBlock(BLOCK, 'pre-activation'), platform: platforms.wasm },
    { id: 'dense-direct', graph: () => denseBlock(BLOCK, 'pre-activation'), platform: wasmDirect },
  ],
  platforms: [SIDE_BY_SIDE],
};

/** Of ShuffleNetV2 the widest, whose work is nearest to that of DenseNet-121. */
const networks: SuiteDeclaration = {
  id: 'networks',
  title: `DenseNet-121 and ShuffleNetV2 × 2, ${RESOLUTION}²`,
  arms: [
    {
      id: 'shufflenet-v2',
      graph: () => optimize(graphOf('shufflenet-v2', { width: 2, resolution: RESOLUTION })),
    },
    { id: 'densenet-121', graph: () => optimize(graphOf('densenet', { resolution: RESOLUTION })) },
  ],
  platforms: 'compiled',
};

/** Whole networks are for the full profile. */
export function suites(profile: Profile): readonly SuiteDeclaration[] {
  return profile === 'full' ? [blocks, depths, withoutWinograd, networks] : [blocks, depths, withoutWinograd];
}
