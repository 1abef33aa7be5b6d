import { expectRunnable } from '../../cost/runnable.js';
import type { Graph } from '../../networks/graph/graph.js';
import { platformNames } from '../../networks/platforms.js';
import type { CheckedCase } from '../messages.js';
import { type VerifyOptions, verifyExperiment } from '../verify.js';
import { experiment, type GraphsData } from './graph-arms.js';
import { graphData } from './graph-data.js';
import { placeOf } from './place.js';

/**
 * Runs a graph once on each platform, in a process of its own, and compares its outputs with the reference's, without a
 * clock.
 *
 * @param options  `platforms`: all that are always here where it is absent
 * @throws {InputError} where the graph cannot be run or is too large, or there is no such platform
 */
export async function* verifyGraph(
  graph: Graph,
  options: Pick<VerifyOptions, 'platforms' | 'seed' | 'onProgress' | 'signal'>,
): AsyncGenerator<CheckedCase, void, undefined> {
  expectRunnable('verify', graph);
  const { seed = 1, platforms = platformNames } = options;
  const module = new URL('./graph-arms.js', import.meta.url).href;
  for (const name of platforms) {
    const platform = placeOf(name, undefined);
    const data: GraphsData = {
      graphs: [{ name: graph.name, graph: graphData(graph, seed) }],
      perLayer: undefined,
      platform,
    };
    yield* verifyExperiment(experiment(data), {
      ...{ ...options, seed, profile: 'quick', platforms: [platform] },
      source: { module, data },
    });
  }
}
