import type { Graph } from '../networks/graph/graph.js';

/** What our fastest platform has to reach on a workload; every factor is a ratio of times in one run. */
export interface Bars {
  /** One thread: at least `by` times as fast as the fastest of these engines. */
  readonly faster: { readonly than: readonly string[]; readonly by: number };
  /** Two threads: at least so many times as fast as one thread. */
  readonly twoThreads?: number;
  /** One thread: the native engine is at most so many times as fast. */
  readonly behindNative?: number;
}

/** A graph that all engines run, batch 1, float32. */
export interface Workload {
  /** As `--only` names it. */
  readonly id: string;
  readonly title: string;
  /** Geometric means are taken over the workloads of a kind. */
  readonly kind: 'stack' | 'network';
  readonly bars: Bars;
  graph(): Graph;
}
