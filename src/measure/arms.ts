import type { Graph, OpNode } from '../networks/graph/graph.js';
import type { Platform, WholePlatform } from '../networks/platform.js';
import type { PlaceName } from '../networks/platforms.js';
import type { Claim } from './judging/claim.js';
import type { ExactRow, Profile } from './results/rows.js';

/** One arm of a suite: a graph to be checked, then timed. */
export interface Arm {
  /** Unique within its suite, for instance `1:6`; `<suite>/<arm>` is the case of `--case`. */
  readonly id: string;
  /** What is bound, checked and timed. */
  graph(): Graph;
  /**
   * Selects the ops that are timed and counted, at least one; all by default. The whole graph is checked first. Arms
   * whose `graph` returns the same object share one network in memory.
   */
  only?(node: OpNode): boolean;
  /** The arm's own kernels, in a suite that is only measured `side-by-side`. */
  readonly platform?: Platform | WholePlatform;
}

/** Arms that are measured together, randomly interleaved, so that ratios between them mean something. */
export interface Suite {
  readonly id: string;
  readonly title: string;
  /** The arm that ratios are taken against, and that runs twice (A/A). */
  readonly baseline: string;
  readonly arms: readonly Arm[];
  /** Where it is measured. A platform that is too slow for it in this profile is left out, and the report says so. */
  readonly platforms: readonly PlaceName[];
}

/** The part of an experiment that is measured and judged, without its texts, tables and figures. */
export interface MeasuredExperiment {
  readonly id: string;
  /** Numbers that are the same on every machine. */
  exact(): readonly ExactRow[];
  /** What is timed in a profile. */
  suites(profile: Profile): readonly Suite[];
  /** Whether the machine's ceilings are measured for the roofline. */
  readonly needsCeilings: boolean;
  readonly claims: readonly Claim[];
}
