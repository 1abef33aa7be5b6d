import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Results } from '../../src/measure/results/results.js';
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

/** What the quick profile measures: the largest tensors, stride 1 in two sizes, and a late block. */
const QUICK = ['block2', 'block3', 'block5', 'block14'];

/** The block that slow platforms measure in the quick profile too. */
const QUICK_SLOW = 'block5';

/** Numbers of slices; n, one channel at a time, is added for each block. */
const SPLITS = [1, 2, 3, 4, 5, 6, 8, 12, 16, 24, 32, 48, 64];
const QUICK_SPLITS = [1, 2, 3, 4, 5, 6, 8, 12, 16, 32, 64];

/** Numbers of slices of a block in this profile, ascending, n the last. */
export function splitsOf(block: BottleneckBlock, profile: Profile): readonly number[] {
  return [...(profile === 'full' ? SPLITS : QUICK_SPLITS).filter(t => t < block.expanded), block.expanded];
}

/** Blocks of a profile. */
function blocksOf(profile: Profile): readonly BottleneckBlock[] {
  return profile === 'full' ? blocks : blocks.filter(block => QUICK.includes(block.name));
}

/** The arm of a number of slices. */
export function armOf(t: number): string {
  return `t=${t}`;
}

/** The case of a block in a number of slices. */
export function caseOf({ name }: BottleneckBlock, t: number): string {
  return `${name}/${armOf(t)}`;
}

/** The numbers of slices of arms. */
export function slicesOf(arms: readonly string[]): number[] {
  return arms.map(arm => Number(arm.split('=')[1]));
}

/** A block in words: `56²×24 → 144 → 56²×24`. */
export function blockTitle({ side, channels, expanded, filters, stride }: BottleneckBlock): string {
  return `${side}²×${channels} → ${expanded} → ${Math.ceil(side / stride)}²×${filters}`;
}

/** One suite a block: every number of slices against t = 1. */
export function tSplitSuites(profile: Profile): readonly SuiteDeclaration[] {
  return blocksOf(profile).map(block => ({
    id: block.name,
    title: blockTitle(block),
    arms: splitsOf(block, profile).map(t => ({ id: armOf(t), graph: () => bottleneck(block, t) })),
    platforms: profile === 'full' || block.name === QUICK_SLOW ? 'all' : 'fast',
  }));
}

/** Blocks that tables show: those of the quick profile, and what else was measured. */
export function shownBlocks(results: Results): readonly BottleneckBlock[] {
  const isQuick = ({ name }: BottleneckBlock) => QUICK.includes(name);
  return blocks.filter(
    block => isQuick(block) || results.platforms.some(platform => results.suite(platform, block.name)),
  );
}
