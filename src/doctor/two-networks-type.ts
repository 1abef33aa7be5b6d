import type { Kind } from '../cost/layer-kinds.js';
import type { OpName } from '../kernels/op.js';
import type { Interval } from '../measure/judging/statistics.js';
import type { MachineRecord, Profile } from '../measure/results/rows.js';
import type { PlaceName } from '../networks/platforms.js';
import type { Shape } from '../tensors/tensor.js';
import type { DoctorReport, ExaminedNetwork } from './report-type.js';

/** Version of `TwoNetworksReport`, for programs that read `--json`. */
export const TWO_NETWORKS_VERSION = 1;

/** Two versions of one network, a and b, measured in turns: why b is not faster than a, or is. */
export interface TwoNetworksReport {
  readonly version: typeof TWO_NETWORKS_VERSION;
  readonly a: CountedNetwork;
  readonly b: CountedNetwork;
  readonly machine: MachineRecord;
  /** Version of Node.js. */
  readonly node: string;
  readonly settings: {
    readonly seed: number;
    readonly profile: Profile;
    readonly rounds: number;
    readonly platforms: readonly PlaceName[];
  };
  /** One for each platform that was measured, in the order in which they were asked for. */
  readonly platforms: readonly TwoOnPlatform[];
  readonly warnings: readonly string[];
}

export interface CountedNetwork extends ExaminedNetwork {
  readonly counts: DoctorReport['counts'];
}

/** Whether b is faster, by the interval of the ratio of their times. */
export type Faster = 'faster' | 'as fast' | 'slower' | "can't tell";

/** Both networks on one platform. */
export interface TwoOnPlatform {
  readonly platform: PlaceName;
  /** The whole networks, ms. */
  readonly a: Interval;
  readonly b: Interval;
  /** Time of b over that of a, paired by round. */
  readonly ratio: Interval;
  /** a against itself. */
  readonly noise: Interval;
  readonly verdict: Faster;
  /** In their order; [] for an engine that runs a graph as a whole. */
  readonly layers: readonly LayerPair[];
  /** Sums over kinds of layers, in the order of all kinds; a kind that neither has is left out. */
  readonly kinds: readonly KindPair[];
  /** The whole networks less the sums of their layers, ms. */
  readonly between: { readonly a: number; readonly b: number };
  /** The same of b over what the multiply-accumulates promise of a's, as in `KindPair`. */
  readonly betweenOverPromise: number;
  /** Why b takes the time that it takes, in sentences, the most important first. */
  readonly answer: readonly string[];
}

/** A layer of a beside that of b; one of them where it has no counterpart. */
export interface LayerPair {
  readonly a?: LayerSide;
  readonly b?: LayerSide;
  /** Time of b's over that of a's, paired by round. */
  readonly ratio?: Interval;
  /** Time of b's less that of a's, ms. */
  readonly difference: number;
  /** What b's layer takes over t(a) · macs(b) / macs(a), ms: over what its multiply-accumulates promise. */
  readonly overPromise?: number;
}

/** A layer of one of the networks. */
export interface LayerSide {
  readonly node: string;
  readonly op: OpName;
  readonly kind: Kind;
  readonly shape: Shape;
  readonly macs: number;
  readonly bytes: number;
  /** Alone, ms; undefined where it could not be measured. */
  readonly time: Interval | undefined;
}

/** All layers of a kind in both networks. */
export interface KindPair {
  readonly kind: Kind;
  readonly a: KindSide;
  readonly b: KindSide;
  /** What b's take over t(a) · M(b) / M(a) with the multiply-accumulates M of the whole networks, ms; adds up over kinds. */
  readonly overPromise: number;
}

export interface KindSide {
  readonly layers: number;
  readonly macs: number;
  readonly ms: number;
}
