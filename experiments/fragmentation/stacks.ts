import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { paperSpeed, type Sweep, sweepsOf } from '../../src/experiment/equal-work/sweep.js';
import {
  type Arrangement,
  type FragmentedBlock,
  fragmentedStack,
} from '../../src/networks/models/fragments.js';
import { guideline3 } from '../../src/papers/shufflenetv2.js';

/** Channels of one fragment at ×1 by the number of fragments: c, c/√2 rounded down, c/2. */
const CHANNELS = { GPU: { 1: 128, 2: 90, 4: 64 }, ARM: { 1: 64, 2: 45, 4: 32 } } as const;

/** The five structures of Table 3, the whole block first. */
const STRUCTURES = [
  { id: 'whole', fragments: 1, arrangement: 'series', row: '1-fragment' },
  { id: '2-series', fragments: 2, arrangement: 'series', row: '2-fragment-series' },
  { id: '4-series', fragments: 4, arrangement: 'series', row: '4-fragment-series' },
  { id: '2-parallel', fragments: 2, arrangement: 'parallel', row: '2-fragment-parallel' },
  { id: '4-parallel', fragments: 4, arrangement: 'parallel', row: '4-fragment-parallel' },
] as const;

/** The whole block of every suite. */
export const WHOLE = 'whole';

/** What a series is called in legends and statements. */
export const SERIES: Readonly<Record<Arrangement, string>> = {
  series: 'in series',
  parallel: 'in parallel',
};

/** Table 3: a sweep for each of its columns. */
export const sweeps: readonly Sweep[] = sweepsOf((device, scale) =>
  STRUCTURES.map(({ id, fragments, arrangement, row }) => ({
    id,
    position: String(fragments),
    series: fragments === 1 ? '' : SERIES[arrangement],
    paperSpeed: paperSpeed(guideline3, row, device, scale),
    graph: blocks =>
      fragmentedStack({ channels: CHANNELS[device][fragments] * scale, fragments, arrangement }, blocks),
  })),
);

/** A block of Table 3's ARM channels at ×1. */
export function armBlock(fragments: 1 | 2 | 4, arrangement: Arrangement): FragmentedBlock {
  return { channels: CHANNELS.ARM[fragments], fragments, arrangement };
}

/** Side of a map on which a whole block is shared by threads, and a fragment of four is too small for that. */
export const SMALL_SIDE = 14;

/** Blocks of the ARM channels on a small map, where calls weigh more. */
export const smallMap: SuiteDeclaration = {
  id: 'small-map',
  title: `ARM channels ×1, ${SMALL_SIDE}×${SMALL_SIDE}`,
  arms: STRUCTURES.filter(({ fragments }) => fragments !== 2).map(({ id, fragments, arrangement }) => ({
    id,
    graph: () => fragmentedStack(armBlock(fragments, arrangement), 1, { side: SMALL_SIDE }),
  })),
};
