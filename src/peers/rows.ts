import type { MachineRecord, RunFooter, Settings } from '../measure/results/rows.js';

/** First line of a comparison's file. */
export interface PeerHeader {
  readonly type: 'header';
  readonly schema: number;
  /** `<date>T<time>-<machine>-<digits by chance>`: names the file. */
  readonly run: string;
  readonly startedAt: string;
  readonly settings: Settings;
  readonly seed: number;
  /** As in `RunHeader`. */
  readonly commit: string;
  readonly machine: MachineRecord;
  readonly loadBefore: number;
  /** All workloads, engines and numbers of threads that there were, or some. */
  readonly selection: 'all' | 'some';
}

/**
 * How an arm did on a workload: `absent` where its package is not installed, `unsupported` where the engine has no
 * such op or not so many threads, `differs` where its output is not ours, `failed` for everything else.
 */
export type PeerStatus = 'measured' | 'absent' | 'unsupported' | 'differs' | 'failed';

/** One arm on one workload. */
export interface PeerRow {
  readonly type: 'peer';
  readonly workload: string;
  /** Name of the engine, and how many threads it had. */
  readonly engine: string;
  readonly threads: number;
  /** true for the A/A arm: our platform a second time, in another process. */
  readonly again: boolean;
  readonly status: PeerStatus;
  /** Why it was not measured. */
  readonly reason?: string;
  /** Of the engine; undefined where it was not loaded. */
  readonly version?: string;
  /** samplesNs[round][iteration]: wall time of one inference; `settings.rounds` rounds in a measured row. */
  readonly samplesNs: readonly (readonly number[])[];
  readonly warmupNs: number;
  readonly warm: boolean;
  /** Output against the reference, before the clock, as in `TimedRow`; null where there is none. */
  readonly checkError: number | null;
  readonly macs: number;
  /** Processor time that the process spent while others were measured, over how long that was; 1 is one core. */
  readonly idleShare: number;
}

/** A comparison's file, read whole. */
export interface PeerRun {
  readonly header: PeerHeader;
  readonly rows: readonly PeerRow[];
  readonly footer: RunFooter;
}
