import type { Roofline } from '../../src/cost/roofline.js';
import { countRows } from '../../src/experiment/counts.js';
import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { roofOf } from '../../src/experiment/roof-of.js';
import type { RunnableOp } from '../../src/kernels/op.js';
import { type Interval, inverse, scaled } from '../../src/measure/judging/statistics.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { everyVersion, type OpVersion } from '../../src/networks/every-version.js';
import { benchGraph } from '../../src/networks/models/bench-layers.js';
import { NATIVE, platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';

/** Versions of one op, each a rung, on one layer. */
export interface Ladder {
  /** Its suite has this name. */
  readonly op: RunnableOp;
  readonly title: string;
  /** The rung that the others are compared with. */
  readonly baseline: string;
  /** In their order, whether this engine can run them or not. */
  readonly rungs: readonly OpVersion[];
}

/**
 * A ladder of every version. Its baseline is the fastest in TypeScript: of what every machine has it is the one that
 * runs long enough for a clock and short enough to run twice.
 */
function ladder(op: RunnableOp, title: string): Ladder {
  return { op, title, baseline: platforms.typescript.versions[op].name, rungs: everyVersion(op) };
}

export const matmulLadder = ladder('matmul', 'matrix product, 320³');

export const ladders: readonly Ladder[] = [
  matmulLadder,
  ladder('conv2d', '3×3 convolution, 64 → 64, 28×28'),
  ladder('depthwise', 'depthwise 3×3, 128 channels, 56×56'),
  ladder('groupedPointwise', '1×1 in 8 groups, 360 → 360, 28×28'),
];

/** Work and memory access cost of each ladder's layer. */
export function layerRows(): ExactRow[] {
  return ladders.flatMap(({ op }) => countRows(op, benchGraph(op), ['macs', 'memoryAccessCost']));
}

/** The rungs of a ladder that this engine can run, in one process. */
export function ladderSuite({ op, title, baseline, rungs }: Ladder): SuiteDeclaration {
  const arms = rungs
    .filter(({ available }) => available)
    .map(({ name, platform }) => ({ id: name, graph: () => benchGraph(op), platform }));
  return { id: op, title, baseline, arms, platforms: [SIDE_BY_SIDE] };
}

/** WebAssembly kernels on one thread, in their order. */
export const SIMD: readonly string[] = ['wasm', 'wasm-relaxed', 'wasm-winograd'];

/** The rung that shares its tiles among threads. */
export const THREADS = 'wasm-threads';

/** What kind of code a rung is. */
export type Kind = 'typescript' | 'simd' | 'threads' | 'native' | 'other';

/** The kind of a rung; versions in TypeScript have names that begin with their place. */
export function kindOf(rung: string): Kind {
  if (/^\d+-/.test(rung)) return 'typescript';
  if (SIMD.includes(rung)) return 'simd';
  if (rung === THREADS) return 'threads';
  return rung === NATIVE ? 'native' : 'other';
}

/** The ladders that were measured. */
export function measuredLadders(results: Results): readonly (Ladder & { readonly suite: SuiteResults })[] {
  return ladders.flatMap(one => {
    const suite = results.suite(SIDE_BY_SIDE, one.op);
    return suite && suite.arms.length > 0 ? [{ ...one, suite }] : [];
  });
}

/** Speed of a rung in FLOPs per ns, that is GFLOP/s; undefined where it was not measured. */
export function speedOf(suite: SuiteResults, rung: string): Interval | undefined {
  const time = suite.timeNs(rung);
  return time && scaled(inverse(time), 2 * suite.row(rung).macs);
}

/** What one thread of WebAssembly SIMD code reaches here; undefined where it was not measured. */
export function simdRoof(results: Results): Roofline | undefined {
  return roofOf(results, SIDE_BY_SIDE);
}

/** Where a layer stands on the roofline: FLOPs per byte moved, each value once, and the bytes that it touches. */
export function placeOf(op: RunnableOp, results: Results): { intensity: number; workingSetBytes: number } {
  const workingSetBytes = results.exact(op, 'memoryAccessCost') * Float32Array.BYTES_PER_ELEMENT;
  return { intensity: (2 * results.exact(op, 'macs')) / workingSetBytes, workingSetBytes };
}
