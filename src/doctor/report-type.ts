import type { Counts } from '../cost/counts.js';
import type { Kind } from '../cost/layer-kinds.js';
import type { OpName } from '../kernels/op.js';
import type { Interval } from '../measure/judging/statistics.js';
import type { MachineRecord } from '../measure/results/rows.js';
import type { PlaceName } from '../networks/platforms.js';
import type { Shape } from '../tensors/tensor.js';

export type { Interval };

/** Version of `DoctorReport`, for programs that read `--json`. */
export const REPORT_VERSION = 1;

/** Everything that was counted and measured of one network: what each page about it is made from. */
export interface DoctorReport {
  readonly version: typeof REPORT_VERSION;
  readonly network: ExaminedNetwork;
  readonly machine: MachineRecord;
  /** Version of Node.js. */
  readonly node: string;
  readonly settings: ExaminationSettings;
  readonly counts: Counts & {
    /** Peak activation memory in the best order found, float32. */
    readonly peakBytes: number;
  };
  /** What other counters say of the same network. */
  readonly conventions: readonly ConventionCount[];
  /** One for each platform that was measured, in the order in which they were asked for. */
  readonly platforms: readonly PlatformReport[];
  /** On all platforms, those that save most first; what saves nothing, and what can't be told, last. */
  readonly findings: readonly Finding[];
  /** What a reader of the numbers should know: a busy machine, an examination that was interrupted. */
  readonly warnings: readonly string[];
}

/** A network as it was given. */
export interface ExaminedNetwork {
  readonly name: string;
  readonly inputs: readonly { readonly name: string; readonly shape: Shape }[];
  /** What was changed or assumed when it was read. */
  readonly notes: readonly string[];
  /** Nodes of a file that could not be read as an op; they are neither counted nor measured. */
  readonly unknown: readonly { readonly node: string; readonly op: string; readonly reason: string }[];
}

/** How it was examined. */
export interface ExaminationSettings {
  readonly seed: number;
  /** Time that the whole examination was given, s. */
  readonly seconds: number;
  /** Rounds that were made of the network and its layers, on each platform the fewest that any of them got. */
  readonly rounds: number;
  readonly platforms: readonly PlaceName[];
}

/** What another counter would print of the graph, by its convention. */
export interface ConventionCount {
  /** For instance `fvcore`. */
  readonly tool: string;
  /** The version whose convention it is. */
  readonly version: string;
  /** What the tool calls its number; most call multiply-accumulates FLOPs. */
  readonly called: string;
  /** What its number is: a multiply and an add count as one, or as two. */
  readonly counts: 'multiply-accumulates' | 'flops';
  readonly value: number;
  readonly parameters: number;
  /** What makes it differ from our multiply-accumulates, one sentence each; [] where it does not. */
  readonly why: readonly string[];
  /** The same of the model in Python, if each bias of a convolution on a map is a batch norm that was folded on export. */
  readonly beforeFolding?: { readonly value: number; readonly parameters: number };
}

/** What one platform made of the network. */
export interface PlatformReport {
  readonly platform: PlaceName;
  /** The whole network, ms. */
  readonly whole: Interval;
  /** The whole network against itself, a ratio: the noise floor. */
  readonly noise: Interval;
  /** undefined for a platform whose ceilings are not measured. */
  readonly ceilings?: { readonly gflops: number; readonly gigabytesPerSecond: number };
  /** Every op of the network, in the order in which they run; [] for an engine that runs a graph as a whole. */
  readonly layers: readonly LayerReport[];
  /** From the multiply-accumulates at full speed to the measured time; the parts add up to it. */
  readonly bar: readonly BarPart[];
}

/** One op of the network, timed alone. */
export interface LayerReport {
  readonly node: string;
  readonly op: OpName;
  readonly kind: Kind;
  /** Of its output. */
  readonly shape: Shape;
  readonly macs: number;
  readonly bytes: number;
  /** ms; layers that are equal in shape and parameters are measured once. */
  readonly time: Interval;
  /** Of the sum of all layers, 0 … 1. */
  readonly share: number;
  /** 2 · macs / time; 0 where it multiplies nothing. */
  readonly gflops: number;
  /** Time predicted by the roofline over the measured one; 1 is what the machine can do at most. undefined without ceilings. */
  readonly rooflineShare?: number;
  /** The roofline's prediction; undefined without ceilings. */
  readonly predictedMs?: number;
}

/** A part of the bar from what FLOPs promise to the measured time. */
export interface BarPart {
  /** For instance `multiply-accumulates at full speed`, `depthwise convolution below the roofline`. */
  readonly part: string;
  /** Below 0 for what was faster than predicted. */
  readonly ms: number;
  /** What it is the sum of, in a sentence or two. */
  readonly definition: string;
  /** Of the layers that it is about; absent where it is about all. */
  readonly kind?: Kind;
}

/** Whether the change saves time: the interval of what it saves decides. */
export type FindingVerdict = 'saves' | 'saves nothing' | "can't tell";

/** A change that was proposed, made and measured. */
export interface Finding {
  /** Unique in the report: the rule that found it, and where. */
  readonly id: string;
  /** The rule: the file in `findings/` that found it. */
  readonly rule: string;
  readonly title: string;
  /** Names of the nodes that it changes, in all places. */
  readonly nodes: readonly string[];
  readonly platform: PlaceName;
  /** Whether the changed network computes the same, up to rounding. */
  readonly kind: 'same function' | 'needs retraining';
  /** Time that the whole network would save, ms; below 0 where it would take longer. */
  readonly saving: Interval;
  /** The same as a share of the time of the whole network. */
  readonly share: Interval;
  /** The same share by the changed layers alone, where `share` is that of the whole changed network. */
  readonly byLayers?: Interval;
  /** What was measured: the changed layers, multiplied by how often they occur, or the whole changed network. */
  readonly measured: 'layers' | 'whole network';
  readonly verdict: FindingVerdict;
  /** One sentence with the numbers: what was measured, and by what rule the verdict is reached. */
  readonly evidence: string;
  /** What to change, one sentence. */
  readonly advice: string;
  /** Memory that the change saves at its peak, bytes, where that is what it is for. */
  readonly savedBytes?: number;
}
