import type { Graph } from '../networks/graph/graph.js';

/** A change of a network that may save time: what a rule of `findings/` proposes, before anything is measured. */
export interface Proposal {
  /** Where in the network, unique among the proposals of its rule; '' where the rule proposes one change. */
  readonly place: string;
  /** What was found, for instance `33 filters`. */
  readonly title: string;
  /** Names of the nodes of the original that it is about. */
  readonly nodes: readonly string[];
  readonly kind: 'same function' | 'needs retraining';
  /** What to do, one sentence. */
  readonly advice: string;
  /** The whole network after the change. */
  readonly changed: Graph;
  /** Images that the changed network computes at a time for each of the original; 1 where it is absent. */
  readonly images?: number;
  /** The change is meant to save memory, whatever it does to time. */
  readonly forMemory?: boolean;
}

/** What is known of the machine by the rules. */
export interface Surroundings {
  /** Bytes of the second-level cache; undefined where it is not known. */
  readonly secondLevelBytes: number | undefined;
}

/** A reason why networks are slower than their FLOPs promise, and the changes that would show it. */
export interface Rule {
  /** Its file in `findings/`. */
  readonly name: string;
  /** The proposals for a network; [] where it does not have the fault. They need not save anything: that is measured. */
  propose(graph: Graph, surroundings: Surroundings): readonly Proposal[];
}
