import type { NetworkCost } from '../cost/network-cost.js';
import type { PublishedCounts } from '../networks/models/family.js';
import type { SortableColumn } from './sortable.js';

/** A network of the catalogue beside what is published of it. */
export interface CountedModel {
  readonly name: string;
  readonly family: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly counts: NetworkCost;
  /** Absent where the parameters are not those of the publication. */
  readonly published?: PublishedCounts;
  readonly follows?: string;
}

const MILLION = 1e6;
const MIB = 2 ** 20;

/** How far ours is from theirs in per cent. */
function difference(ours: number, theirs: number | undefined): number | null {
  return theirs === undefined ? null : (100 * (ours - theirs)) / theirs;
}

/** Beside the columns of either table. */
export const network: SortableColumn<CountedModel> = {
  name: 'network',
  label: 'network',
  cell: ({ name }) => name,
};

/** What the papers print: multiply-accumulates and parameters, ours and theirs. */
export const publishedColumns: readonly SortableColumn<CountedModel>[] = [
  { name: 'macs', label: 'MACs', cell: ({ counts }) => counts.macs },
  {
    name: 'published-macs',
    label: 'published',
    unit: 'M',
    per: MILLION,
    digits: 4,
    cell: ({ published }) => published?.macs ?? null,
  },
  {
    name: 'macs-difference',
    label: 'difference',
    unit: '%',
    digits: 2,
    cell: ({ counts, published }) => difference(counts.macs, published?.macs),
  },
  { name: 'parameters', label: 'parameters', cell: ({ counts }) => counts.parameters },
  {
    name: 'published-parameters',
    label: 'published',
    unit: 'M',
    per: MILLION,
    digits: 4,
    cell: ({ published }) => published?.parameters ?? null,
  },
  {
    name: 'parameters-difference',
    label: 'difference',
    unit: '%',
    digits: 2,
    cell: ({ counts, published }) => difference(counts.parameters, published?.parameters),
  },
];

/** What the papers' FLOPs leave out. */
export const costColumns: readonly SortableColumn<CountedModel>[] = [
  { name: 'layers', label: 'layers', cell: ({ counts }) => counts.layers },
  inMillions('batch-norm', ({ elementOps }) => elementOps.batchNorm),
  inMillions('activations', ({ elementOps }) => elementOps.activations),
  inMillions('pools', ({ elementOps }) => elementOps.pools),
  inMillions('sums', ({ elementOps }) => elementOps.sums),
  inMillions('memory-access-cost', ({ memoryAccessCost }) => memoryAccessCost),
  {
    name: 'peak-bytes',
    label: 'peak memory',
    unit: 'MiB',
    per: MIB,
    digits: 4,
    cell: ({ counts }) => counts.peakBytes,
  },
];

function inMillions(name: string, of: (counts: NetworkCost) => number): SortableColumn<CountedModel> {
  const label = name.replaceAll('-', ' ');
  return { name, label, unit: 'M', per: MILLION, digits: 4, cell: ({ counts }) => of(counts) };
}
