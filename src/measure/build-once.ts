import type { Graph } from '../networks/graph/graph.js';
import type { Arm, MeasuredExperiment, Suite } from './arms.js';
import type { Profile } from './results/rows.js';

const suitesKept = new WeakMap<MeasuredExperiment, Map<Profile, readonly Suite[]>>();
const graphsKept = new WeakMap<Arm, () => Graph>();

/** The suites of an experiment in a profile: the same objects at every call, so that their graphs can be kept. */
export function suitesOf(experiment: MeasuredExperiment, profile: Profile): readonly Suite[] {
  const kept = suitesKept.get(experiment) ?? new Map<Profile, readonly Suite[]>();
  suitesKept.set(experiment, kept);
  const suites = kept.get(profile) ?? experiment.suites(profile);
  kept.set(profile, suites);
  return suites;
}

/**
 * The graph of an arm, built once in this process: a plan, the experiment's definition and the notices of a report ask
 * for it.
 *
 * @throws {Error} what building it threw, at every call
 */
export function graphOfArm(arm: Arm): Graph {
  const kept = graphsKept.get(arm) ?? buildNow(arm);
  graphsKept.set(arm, kept);
  return kept();
}

function buildNow(arm: Arm): () => Graph {
  try {
    const graph = arm.graph();
    return () => graph;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
