import { createHash } from 'node:crypto';
import type { GraphNode } from '../../networks/graph/graph.js';
import type { Arm, MeasuredExperiment } from '../arms.js';
import { graphOfArm, suitesOf } from '../build-once.js';
import type { Profile } from './rows.js';

/**
 * SHA-256, in hexadecimal, of what an experiment measures in a profile: suites, arms, and the nodes of their graphs (op,
 * parameters, shapes, connections).
 *
 * It does not depend on the compiler, nor on claims, titles, figures, analysis and new platforms: verdicts always apply
 * the current rules to the samples of a run. Of arms with their own kernels, only the baseline counts: such arms are
 * platforms too, and an engine may not have all of them. Given weights count only by their shapes.
 */
export function definitionOf(experiment: MeasuredExperiment, profile: Profile): string {
  const kept = hashes.get(experiment) ?? new Map<Profile, string>();
  hashes.set(experiment, kept);
  const hash = kept.get(profile) ?? hashOf(experiment, profile);
  kept.set(profile, hash);
  return hash;
}

/** Kept, because a report asks for the same hash again, and a class for that of every run. */
const hashes = new WeakMap<MeasuredExperiment, Map<Profile, string>>();

function hashOf(experiment: MeasuredExperiment, profile: Profile): string {
  const definition = {
    suites: suitesOf(experiment, profile).map(({ id, baseline, arms }) => ({
      id,
      baseline,
      arms: arms.filter(arm => !arm.platform || arm.id === baseline).map(armDefinition),
    })),
  };
  return createHash('sha256').update(JSON.stringify(definition, sortedKeys)).digest('hex');
}

/** A graph that cannot be built is a failed case of a run; here, the error message takes its place. */
function armDefinition(arm: Arm): object {
  const { id, only } = arm;
  try {
    const built = graphOfArm(arm);
    const timed = only && built.nodes.filter(node => node.kind === 'op' && only(node)).map(node => node.id);
    const { nodes, output, outputs } = built;
    return { id, nodes: nodes.map(nodeDefinition), output, outputs, ...(timed && { timed }) };
  } catch (error) {
    return { id, error: (error as Error).message };
  }
}

function nodeDefinition(node: GraphNode): object {
  if (node.kind === 'input') return { shape: node.shape };
  const { op, parameters, inputs, shape, weightShapes, overwrites } = node;
  return {
    op,
    parameters,
    inputs,
    shape,
    weightShapes,
    overwrites,
    givenWeights: node.weights !== undefined,
  };
}

/** For `JSON.stringify`: makes the text independent of the order of keys. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
