import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { type BottleneckBlock, bottleneck } from '../../src/networks/models/bottleneck.js';

/**
 * The first block of each row of MobileNetV2's Table 2 that expands its channels, and one block of stride 1; the
 * names count the network's 17 blocks from 1.
 */
export const blocks: readonly BottleneckBlock[] = [
  { name: 'block2', side: 112, channels: 16, expanded: 96, filters: 24, stride: 2 },
  { name: 'block3', side: 56, channels: 24, expanded: 144, filters: 24, stride: 1 },
  { name: 'block5', side: 28, channels: 32, expanded: 192, filters: 32, stride: 1 },
  { name: 'block7', side: 28, channels: 32, expanded: 192, filters: 64, stride: 2 },
  { name: 'block11', side: 14, channels: 64, expanded: 384, filters: 96, stride: 1 },
  { name: 'block14', side: 14, channels: 96, expanded: 576, filters: 160, stride: 2 },
  { name: 'block17', side: 7, channels: 160, expanded: 960, filters: 320, stride: 1 },
];

const named = (...names: readonly string[]) => blocks.filter(({ name }) => names.includes(name));

/** What the quick profile measures: the largest tensors, stride 1 in two sizes, and a late block. */
export const QUICK_BLOCKS: readonly BottleneckBlock[] = named('block2', 'block3', 'block5', 'block14');

/** Blocks whose cache misses are simulated: expanded tensors above, near and below the size of the simulated L2. */
export const SIMULATED_BLOCKS: readonly BottleneckBlock[] = named('block3', 'block5', 'block14');

/** Where the quick profile measures a block: the plain loops only the one that takes least time, TypeScript not the largest. */
const QUICK_PLATFORMS: { readonly [block: string]: SuiteDeclaration['platforms'] } = {
  block2: 'compiled',
  block5: 'all',
};

/** Numbers of slices; n, one channel at a time, is added for each block. */
const SPLITS = [1, 2, 3, 4, 5, 6, 8, 12, 16, 24, 32, 48, 64];
const QUICK_SPLITS = [1, 2, 3, 4, 5, 8, 16, 64];

/** Numbers of slices of a block in this profile, ascending, n the last. */
export function splitsOf({ expanded }: BottleneckBlock, profile: Profile = 'full'): readonly number[] {
  return [...(profile === 'full' ? SPLITS : QUICK_SPLITS).filter(t => t < expanded), expanded];
}

/** The arm of a number of slices. */
export function armOf(t: number): string {
  return `t=${t}`;
}

/** The case of a block in a number of slices. */
export function caseOf({ name }: BottleneckBlock, t: number): string {
  return `${name}/${armOf(t)}`;
}

/** One suite a block: every number of slices against t = 1. */
export function tSplitSuites(profile: Profile): readonly SuiteDeclaration[] {
  return (profile === 'full' ? blocks : QUICK_BLOCKS).map(block => {
    const { name, side, channels, expanded, filters, stride } = block;
    return {
      id: name,
      title: `${side}²×${channels} → ${expanded} → ${Math.ceil(side / stride)}²×${filters}`,
      arms: splitsOf(block, profile).map(t => ({ id: armOf(t), graph: () => bottleneck(block, t) })),
      platforms: profile === 'full' ? 'all' : QUICK_PLATFORMS[name],
    };
  });
}
