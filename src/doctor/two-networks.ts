import { countGraph } from '../cost/counts.js';
import { minimumMemory } from '../cost/peak-memory.js';
import { timeGraphs } from '../measure/graphs/time-graphs.js';
import type { RunProgress } from '../measure/progress.js';
import type { MachineRecord, Profile } from '../measure/results/rows.js';
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
 * @throws {InputError} where a network is too large, or its output is not the reference's
 * @throws {RangeError} where there is no platform
 */
export async function compareTwo(
  a: NetworkToCompare,
  b: NetworkToCompare,
  options: TwoNetworksOptions,
): Promise<TwoNetworksReport | undefined> {
  const { platforms, profile, seed, rounds = settingsFor(profile).rounds, onProgress, signal } = options;
  const measured: TwoOnPlatform[] = [];
  let machine: MachineRecord | undefined;
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
    machine = comparison.run.header.machine;
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
  if (!machine) throw new RangeError('compareTwo: got no platforms, expected at least 1');
  return {
    version: TWO_NETWORKS_VERSION,
    a: countedNetwork(a),
    b: countedNetwork(b),
    machine,
    node: machine.node,
    settings: { seed, profile, rounds, platforms },
    platforms: measured,
    warnings,
  };
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
