import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { wasmVersions } from '../../src/kernels/wasm-versions.js';
import { concurrent } from '../../src/networks/concurrent.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { fragmentedStack } from '../../src/networks/models/fragments.js';
import { inceptionModule } from '../../src/networks/models/inception-3a.js';
import type { Platform, WholePlatform } from '../../src/networks/platform.js';
import { platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { Pool } from '../../src/wasm/threads/pool.js';

/** Threads of all arms but those on one. */
export const THREADS = 2;

/** How ops are given to threads: all on one; each kernel shared by both; each op whole on one of the two. */
export const MODES = ['one-thread', 'in-turn', 'at-once'] as const;
export type Mode = (typeof MODES)[number];

/** A graph that is run in all modes; a suite of its own. */
export interface ConcurrencyCase {
  readonly id: string;
  readonly title: string;
  graph(): Graph;
}

/** Two 1×1 convolutions on one map, which do not read each other: C → K₁ and C → K₂. */
export function pair(side: number, channels: number, filters: readonly [number, number]): Graph {
  const g = new GraphBuilder(`pair-${side}-${channels}-${filters.join('-')}`);
  const x = g.input([1, channels, side, side]);
  const [a, b] = filters.map((K, i) => g.pointwise(x, { filters: K }, { name: `convolution${i + 1}` }));
  return g.build([a, b]);
}

const equal = (id: string, side: number, channels: number): ConcurrencyCase => ({
  id,
  title: `two equal convolutions, ${side}×${side}, ${channels} → ${channels}`,
  graph: () => pair(side, channels, [channels, channels]),
});

/** Pairs of equal convolutions, the smallest first. */
export const sizes: readonly ConcurrencyCase[] = [
  equal('tiny', 4, 8),
  equal('small', 7, 32),
  equal('medium', 14, 64),
  equal('large', 28, 128),
];

/** Side and channels of the blocks in fragments. */
const FRAGMENT = { side: 28, channels: 32, fragments: 4 } as const;
const { side: fragmentSide, ...fragment } = FRAGMENT;

/** Graphs whose branches are not a pair of equals. */
export const shapes: readonly ConcurrencyCase[] = [
  {
    id: 'unequal',
    title: 'two convolutions, 28×28, 64 → 96 and 64 → 32',
    graph: () => pair(28, 64, [96, 32]),
  },
  {
    id: 'series',
    title: '4 fragments in series, 28×28, 32 channels',
    graph: () => fragmentedStack({ ...fragment, arrangement: 'series' }, 1, { side: fragmentSide }),
  },
  {
    id: 'parallel',
    title: '4 fragments in parallel, 28×28, 32 channels',
    graph: () => fragmentedStack({ ...fragment, arrangement: 'parallel' }, 1, { side: fragmentSide }),
  },
  { id: 'inception', title: 'inception 3a, 14×14', graph: () => inceptionModule(14) },
];

export const cases: readonly ConcurrencyCase[] = [...sizes, ...shapes];

/** Both threads; a kernel is shared however small it is, so that the smallest cases show what that costs. */
const pool = new Pool(THREADS, { minimumCost: 0 });

const platformOf: Readonly<Record<Mode, Platform | WholePlatform>> = {
  'one-thread': platforms.wasm,
  'in-turn': {
    ...platforms['wasm-threads'],
    description: `the kernels of wasm, each shared by ${THREADS} threads`,
    versions: wasmVersions(() => pool.load()),
  },
  'at-once': concurrent(pool),
};

/**
 * What runs at once, on one thread: the recorded calls alone. They skip what a kernel does in JavaScript before its call,
 * so that a small part of what small operations gain at once is not due to threads.
 */
export const RECORDED = 'recorded';
const recorded = concurrent(new Pool(1));

/** A suite for each case; its modes have the same inputs and weights. */
export const suites: readonly SuiteDeclaration[] = cases.map(({ id, title, graph }) => {
  let kept: Graph | undefined;
  return {
    id,
    title,
    arms: [
      ...MODES.map(mode => ({ id: mode, platform: platformOf[mode] })),
      ...(sizes.some(size => size.id === id) ? [{ id: RECORDED, platform: recorded }] : []),
    ].map(arm => ({ ...arm, graph: () => (kept ??= graph()) })),
    platforms: [SIDE_BY_SIDE],
  };
});
