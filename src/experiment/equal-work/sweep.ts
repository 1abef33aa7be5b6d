import { countGraph } from '../../cost/counts.js';
import type { Results } from '../../measure/results/results.js';
import type { ExactRow, Profile } from '../../measure/results/rows.js';
import type { Graph } from '../../networks/graph/graph.js';
import { type Published, publishedNumber } from '../../papers/published.js';
import { countRows, DEFAULT_COUNTS } from '../counts.js';
import type { SuiteDeclaration } from '../define.js';
import { isMeasured } from '../measured-suites.js';

/** The devices that ShuffleNetV2 printed numbers for. */
export type Device = 'GPU' | 'ARM';

/** The paper's factor on the channels, so 1, 4, 16 on the multiply-accumulates. */
export type Scale = 1 | 2 | 4;

/** How often the paper repeats its block. */
const REPEATS = 10;

/** One network of a sweep. */
export interface SweepArm {
  /** Unique in its sweep, for instance `1:6` or `g=4-fused`. */
  readonly id: string;
  /** Place on the x axis, for instance `1:6`. */
  readonly position: string;
  /** Which line it belongs to where a position has several, for instance `one convolution per group`. */
  readonly series: string;
  /** Printed speed, in images (or batches) per second. */
  readonly paperSpeed: number;
  /** @param side  of the maps, the paper's where it is left out */
  graph(repeats: number, side?: number): Graph;
}

/**
 * Networks with (nearly) the same multiply-accumulates that differ in one property, after ShuffleNetV2's
 * guideline experiments: a stack of identical blocks, 56×56, batch 1.
 */
export interface Sweep {
  readonly suite: string;
  readonly device: Device;
  readonly scale: Scale;
  readonly arms: readonly SweepArm[];
  /** How often the paper repeats the block. */
  readonly repeats: number;
}

/** The arm that all others are compared with: the first. */
export function baselineOf(sweep: Sweep): SweepArm {
  return sweep.arms[0];
}

/** Counts of the paper's whole network, per arm. */
export function exactRowsOf(sweep: Sweep): ExactRow[] {
  return sweep.arms.flatMap(arm =>
    countRows(`${sweep.suite}/${arm.id}`, arm.graph(sweep.repeats), [...DEFAULT_COUNTS, 'intensity']),
  );
}

/** One sweep a device and scale: the paper's ARM and GPU channel sets at ×1, ×2 and ×4. */
export function sweepsOf(arms: (device: Device, scale: Scale) => readonly SweepArm[]): readonly Sweep[] {
  return (['ARM', 'GPU'] as const).flatMap(device =>
    ([1, 2, 4] as const).map(scale => ({
      suite: `${device.toLowerCase()}-x${scale}`,
      device,
      scale,
      repeats: REPEATS,
      arms: arms(device, scale),
    })),
  );
}

/** The speed that a guideline's table prints for a row, in the column of a device and scale. */
export function paperSpeed(table: Published, row: string, device: Device, scale: Scale): number {
  return publishedNumber(table, row, `${device.toLowerCase()}_x${scale}`);
}

/**
 * How many of the paper's identical blocks a profile runs. It is assumed, not measured, that the ratios between the
 * arms of a stack of identical blocks do not depend on their number. One block gives short samples, and so many rounds.
 */
function repeatsFor(sweep: Sweep, profile: Profile): number {
  return profile === 'full' ? { 1: sweep.repeats, 2: 3, 4: 1 }[sweep.scale] : 1;
}

/** The suites of a profile: only the full one goes beyond ×1. */
export function sweepSuites(sweeps: readonly Sweep[], profile: Profile): readonly SuiteDeclaration[] {
  return sweeps
    .filter(({ scale }) => scale === 1 || profile === 'full')
    .map(sweep => suiteOf(sweep, profile));
}

/**
 * The sweep as a suite. ×2 and ×4 do 4 and 16 times the work, so they run fewer of the identical blocks, and only
 * on platforms that are not slow; so do the GPU channels, which keep all blocks in the full profile. The quick profile
 * leaves them to compiled kernels.
 */
export function suiteOf(sweep: Sweep, profile: Profile): SuiteDeclaration {
  const repeats = repeatsFor(sweep, profile);
  const large = sweep.scale > 1 || sweep.device === 'GPU';
  const onLarge = profile === 'quick' ? 'compiled' : 'fast';
  return {
    id: sweep.suite,
    title: `${sweep.device} channels ×${sweep.scale}, ${repeats} of ${sweep.repeats} blocks`,
    arms: sweep.arms.map(arm => ({ id: arm.id, graph: () => arm.graph(repeats) })),
    platforms: large ? onLarge : 'all',
  };
}

/** Whether a table or a figure shows a sweep: ×1 always, the others where they were measured. */
export function isShown({ scale, suite }: Sweep, results: Results): boolean {
  return scale === 1 || isMeasured(results, suite);
}

/**
 * The printed slow-down per multiply-accumulate against the baseline:
 *
 *   (speed(baseline) · macs(baseline)) / (speed(arm) · macs(arm))
 *
 * Per multiply-accumulate, because the printed channel counts are rounded and differ by up to 5.5 % in work.
 */
export function paperSlowdown(sweep: Sweep, arm: SweepArm): number {
  const work = (a: SweepArm) => a.paperSpeed * countGraph(a.graph(1)).macs;
  return work(baselineOf(sweep)) / work(arm);
}
