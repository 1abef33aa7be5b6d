import type { Graph, OpNode } from './graph/graph.js';
import type { Judgement } from './judging/verdict.js';
import type { Published } from './papers/published.js';
import type { PlaceName, Platform, WholePlatform } from './platforms.js';
import type { Results } from './record/results.js';
import type { ExactRow, Profile } from './record/rows.js';
import type { Figure } from './report/figure.js';
import type { Table } from './report/table.js';

/** One arm of a suite: a graph to be checked, then timed. */
export interface Arm {
  /** Unique within its suite, for instance `1:6`; `<suite>/<arm>` is the case of `--case`. */
  readonly id: string;
  graph(): Graph;
  /**
   * Ops that are timed and counted, one at least; all where it is absent. The whole graph is checked first. Arms whose
   * `graph` returns the same object share one network in memory with the first of them.
   */
  only?(node: OpNode): boolean;
  /** Kernels of its own, in a suite whose only place is `side-by-side`. */
  readonly platform?: Platform | WholePlatform;
}

/** Arms that are measured together, randomly interleaved, so that ratios between them mean something. */
export interface Suite {
  readonly id: string;
  readonly title: string;
  /** The arm that ratios are taken against, and that runs twice (A/A). */
  readonly baseline: string;
  readonly arms: readonly Arm[];
  /** Platforms that are too slow for this suite in this profile are left out, and the report says so. */
  readonly platforms: readonly PlaceName[];
}

/** A sentence of the paper that can be right or wrong here. */
export interface Claim {
  readonly id: string;
  readonly statement: string;
  /** Where the paper says it. */
  readonly source: string;
  /** `exact` claims are judged once, `timed` ones on each platform. */
  readonly kind: 'exact' | 'timed';
  /** What the paper printed for the quantity of the judgements; absent where it prints none, or several decide. */
  readonly published?: number;
  /** How the verdict is reached, in one sentence with its numbers. */
  readonly rule: string;
  /** undefined where this platform was not measured; the ledger then says `not measured`. */
  judge(results: Results, platform: string): Judgement | undefined;
}

/** One experiment: a question, what is counted, what is timed, and what would count as an answer. */
export interface Experiment {
  /** The file's name. */
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly published: readonly Published[];
  /** Numbers that are the same on every machine. */
  exact(): readonly ExactRow[];
  suites(profile: Profile): readonly Suite[];
  /** Whether the machine's ceilings are measured for the roofline. */
  readonly needsCeilings: boolean;
  readonly claims: readonly Claim[];
  /** Paper beside here. */
  tables(results: Results): readonly Table[];
  figures(results: Results): readonly Figure[];
  /** Markdown: what to see, why, errata, and what it means if this machine disagrees. */
  readonly analysis: string;
}
