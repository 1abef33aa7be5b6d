import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Arm } from '../../src/measure/arms.js';
import { prunedFilters, SMALL_VGG_FILTERS, smallVgg } from '../../src/networks/models/small-vgg.js';

/** Shares of the filters that are pruned from every layer, in per cent. */
export const SHARES = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90] as const;
export const BATCHES = [1, 2, 4, 8] as const;

/** What pruning keeps: the exact count of filters, or the nearest multiple of 8. */
const MULTIPLES = { unaligned: 1, aligned: 8 } as const;
type Alignment = keyof typeof MULTIPLES;

/** The network of which nothing is pruned, the same for both alignments. */
export const WHOLE = '0%';

/** The network with a single filter in each layer: what no pruning goes under. */
export const FLOOR_ARM = 'one-filter';

/** Name of the network with this share pruned. */
export function prunedArm(share: number, alignment: Alignment): string {
  return share === 0 ? WHOLE : `${share}%-${alignment}`;
}

/** Name of the network with this batch. */
export function batchArm(batch: number): string {
  return `batch=${batch}`;
}

function arm(id: string, filters: readonly number[], batch = 1): Arm {
  return { id, graph: () => smallVgg(`vgg-${id}`, filters, batch) };
}

/** The small VGG-like network, pruned by 0 … 90 %, unaligned and aligned, batch 1. */
export const pruningSuite: SuiteDeclaration = {
  id: 'pruned-vgg',
  title: 'small VGG-like network, pruned by 0 … 90 %, and with one filter a layer',
  arms: [
    arm(WHOLE, SMALL_VGG_FILTERS),
    ...SHARES.slice(1).flatMap(share =>
      (['unaligned', 'aligned'] as const).map(alignment =>
        arm(prunedArm(share, alignment), prunedFilters(share / 100, MULTIPLES[alignment])),
      ),
    ),
    arm(
      FLOOR_ARM,
      SMALL_VGG_FILTERS.map(() => 1),
    ),
  ],
};

/** The whole network and one pruned by 90 %, each with batch 1, 2, 4, 8. */
export const batchSuites = (
  [
    { id: 'batch-whole', network: 'the whole network', filters: SMALL_VGG_FILTERS, platforms: 'fast' },
    {
      id: 'batch-pruned',
      network: 'the network pruned by 90 %',
      filters: prunedFilters(0.9, 1),
      platforms: 'all',
    },
  ] as const
).map(({ filters, ...suite }) => ({
  ...suite,
  title: `${suite.network}, batch ${BATCHES[0]} … ${BATCHES[BATCHES.length - 1]}`,
  arms: BATCHES.map(batch => arm(batchArm(batch), filters, batch)),
}));
