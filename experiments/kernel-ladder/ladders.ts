import type { OpName } from '../../src/kernels/op.js';
import type { Suite } from '../../src/measure/arms.js';
import { everyVersion, type OpVersion } from '../../src/networks/every-version.js';
import { benchGraph } from '../../src/networks/models/bench-layers.js';
import { platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';

/** An op with the layer on which its versions are rungs; its suite has the op's name. */
export interface Ladder {
  readonly op: OpName;
  readonly title: string;
}

export const ladders: readonly Ladder[] = [
  { op: 'matmul', title: 'matrix product, 480³' },
  { op: 'conv2d', title: '3×3 convolution, 64 → 64, 28×28' },
  { op: 'depthwise', title: 'depthwise 3×3, 128 channels, 56×56' },
  { op: 'groupedPointwise', title: '1×1 in 8 groups, 360 → 360, 56×56' },
];

/** The first rung of every ladder. */
export const REFERENCE = '0-reference';

/** WebAssembly kernels on one thread, in their order. */
export const SIMD: readonly string[] = ['wasm', 'wasm-relaxed', 'wasm-winograd'];

/** The rung that shares its tiles among threads. */
export const THREADS = 'wasm-threads';

/**
 * All rungs of an op in one process, against the fastest TypeScript version: of what every machine has it is the one
 * that runs long enough for a clock and short enough to run twice.
 *
 * @param more  further rungs, put before the WebAssembly ones
 */
export function ladderSuite({ op, title }: Ladder, more: readonly OpVersion[] = []): Suite {
  return {
    id: op,
    title,
    baseline: platforms.typescript.versions[op].name,
    arms: rungsWith(op, more)
      .filter(rung => rung.available)
      .map(({ name, platform }) => ({ id: name, graph: () => benchGraph(op), platform })),
    platforms: [SIDE_BY_SIDE],
  };
}

/** Whether a rung is a version in TypeScript: their names begin with their place. */
export function isTypescript(rung: string): boolean {
  return /^\d+-/.test(rung);
}

/** What each rung changes, whether this engine can run it or not. */
export function changesOf(op: OpName, more: readonly OpVersion[] = []): ReadonlyMap<string, string> {
  return new Map(rungsWith(op, more).map(({ name, changes }) => [name, changes]));
}

function rungsWith(op: OpName, more: readonly OpVersion[]): readonly OpVersion[] {
  const rungs = everyVersion(op);
  const simd = rungs.findIndex(({ name }) => SIMD.includes(name));
  return [...rungs.slice(0, simd), ...more, ...rungs.slice(simd)];
}
