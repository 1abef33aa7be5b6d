import { countGraph } from '../cost/counts.js';
import { minimumMemory } from '../cost/peak-memory.js';
import { InputError } from '../errors/input-error.js';
import { timeGraphs } from '../measure/graphs/time-graphs.js';
import { machineRecord } from '../measure/machine.js';
import type { RunProgress } from '../measure/progress.js';
import type { Profile } from '../measure/results/rows.js';
import { settingsFor } from '../measure/settings.js';
import type { Graph } from '../networks/graph/graph.js';
import { NATIVE, type PlaceName } from '../networks/platforms.js';
import type { ExaminedNetwork } from './report-type.js';
import { NAMES, twoOnPlatform } from './two-networks-compare.js';
import {
  type CountedNetwork,
  TWO_NETWORKS_VERSION,
  type TwoNetworksReport,
  type TwoOnPlatform,
} from './two-networks-type.js';

/** A network with what was said when it was read. */
export interface NetworkToCompare extends Pick<ExaminedNetwork, 'notes' | 'unknown'> {
  readonly graph: Graph;
}

/** How two networks are compared. */
export interface TwoNetworksOptions {
  readonly platforms: readonly PlaceName[];
  readonly profile: Profile;
  /** Of inputs, and of weights that are not given. */
  readonly seed: number;
  /** Rounds to make; as many as the profile has where it is absent. */
  readonly rounds?: number;
  readonly onProgress?: (platform: PlaceName, progress: RunProgress, share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Measures two versions of one network against each other, whole and layer by layer, in turns in one process for each
 * platform. Both are timed as they are: a batch norm that one of them left unfused may be the reason.
 *
 * @returns undefined where `signal` aborted it
 * @throws {InputError} where a network cannot be run
 */
export async function compareTwo(
  a: NetworkToCompare,
  b: NetworkToCompare,
  options: TwoNetworksOptions,
): Promise<TwoNetworksReport | undefined> {
  const { platforms, profile, seed, rounds = settingsFor(profile).rounds, onProgress, signal } = options;
  for (const { graph, unknown } of [a, b]) expectKnown(graph, unknown);
  const measured: TwoOnPlatform[] = [];
  const warnings: string[] = [];
  for (const [i, platform] of platforms.entries()) {
    const comparison = await timeGraphs(
      { [NAMES.a]: a.graph, [NAMES.b]: b.graph },
      {
        ...{ platform, profile, seed, rounds, signal },
        ...(platform !== NATIVE && { perLayer: 'op' as const }),
        onProgress: progress => onProgress?.(platform, progress, (i + progress.fraction) / platforms.length),
      },
    );
    if (!comparison) return undefined;
    measured.push(twoOnPlatform(a.graph, b.graph, comparison));
    warnings.push(...comparison.notices.filter(notice => !warnings.includes(notice)));
    warnings.push(
      ...comparison.graphs.flatMap(({ name, layers }) =>
        layers.flatMap(layer =>
          layer.error === undefined ? [] : [`${name}: ${layer.name} was not measured: ${layer.error}`],
        ),
      ),
    );
  }
  return {
    version: TWO_NETWORKS_VERSION,
    a: countedNetwork(a),
    b: countedNetwork(b),
    machine: await machineRecord(),
    node: process.versions.node,
    settings: { seed, profile, rounds, platforms },
    platforms: measured,
    warnings,
  };
}

/** @throws {InputError} where there are nodes that cannot run */
function expectKnown({ name }: Graph, unknown: ExaminedNetwork['unknown']): void {
  const [first] = unknown;
  if (!first) return;
  throw new InputError(
    `${name}: ${first.node} (${first.op}) cannot be run: ${first.reason}, expected a network of known ops`,
  );
}

function countedNetwork({ graph, notes, unknown }: NetworkToCompare): CountedNetwork {
  return {
    name: graph.name,
    inputs: graph.nodes.flatMap(node =>
      node.kind === 'input' ? [{ name: node.name, shape: node.shape }] : [],
    ),
    ...{ notes, unknown },
    counts: { ...countGraph(graph), peakBytes: minimumMemory(graph).bytes },
  };
}
