import type { Arm, Suite } from '../../src/measure/arms.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { prunedFilters, SMALL_VGG_FILTERS, smallVgg } from '../../src/networks/models/small-vgg.js';
import { platformsFor } from '../../src/networks/platforms.js';

/** Shares of the filters that are pruned from every layer, in per cent. */
export const SHARES = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90] as const;
export const BATCHES = [1, 2, 4, 8] as const;

/** What pruning keeps: the exact count of filters, or the nearest multiple of 8. */
export const ALIGNMENTS = { unaligned: 1, aligned: 8 } as const;
export type Alignment = keyof typeof ALIGNMENTS;

/** Name of the network with this share pruned; nothing pruned is `0%` for both alignments. */
export function prunedArm(share: number, alignment: Alignment): string {
  return share === 0 ? '0%' : `${share}%-${alignment}`;
}

/** The arms of one alignment, from the whole network to the smallest. */
export function armsOf(alignment: Alignment): readonly string[] {
  return SHARES.map(share => prunedArm(share, alignment));
}

/** The network with a single filter in each layer: what no pruning goes under. */
export const FLOOR_ARM = 'one-filter';

/** The small VGG-like network, pruned by 0 … 90 %, unaligned and aligned, batch 1. */
export function pruningSuite(profile: Profile): Suite {
  const arms: Arm[] = SHARES.flatMap(share =>
    (Object.keys(ALIGNMENTS) as Alignment[])
      .filter(alignment => share > 0 || alignment === 'unaligned')
      .map(alignment => {
        const id = prunedArm(share, alignment);
        const filters = prunedFilters(share / 100, ALIGNMENTS[alignment]);
        return { id, graph: () => smallVgg(`vgg-${id}`, filters, 1) };
      }),
  );
  const single = SMALL_VGG_FILTERS.map(() => 1);
  return {
    id: 'pruned-vgg',
    title: 'small VGG-like network, pruned by 0 … 90 %, and with one filter a layer',
    baseline: '0%',
    arms: [...arms, { id: FLOOR_ARM, graph: () => smallVgg(`vgg-${FLOOR_ARM}`, single, 1) }],
    platforms: platformsFor(profile === 'full' ? 'small' : 'large'),
  };
}

/** The whole network and one pruned by 90 %, each with batch 1, 2, 4, 8. */
export function batchSuites(profile: Profile): readonly Suite[] {
  const networks = [
    { id: 'batch-whole', title: 'the whole network', size: 'large', filters: [...SMALL_VGG_FILTERS] },
    {
      id: 'batch-pruned',
      title: 'the network pruned by 90 %',
      size: 'small',
      filters: prunedFilters(0.9, 1),
    },
  ] as const;
  return networks.map(({ id, title, size, filters }) => ({
    id,
    title: `${title}, batch 1 … 8`,
    baseline: 'batch=1',
    arms: BATCHES.map(batch => ({
      id: `batch=${batch}`,
      graph: () => smallVgg(`${id}-${batch}`, filters, batch),
    })),
    platforms: platformsFor(profile === 'full' ? 'small' : size),
  }));
}
