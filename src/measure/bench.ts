import { countGraph } from '../cost/counts.js';
import { expectRunnable } from '../cost/runnable.js';
import type { RunnableOp } from '../kernels/op.js';
import { availableVersions, type OpVersion } from '../networks/every-version.js';
import { type Graph, inputOf } from '../networks/graph/graph.js';
import { benchGraph } from '../networks/models/bench-layers.js';
import { platforms, platformsFor } from '../networks/platforms.js';
import { bindChecked } from './check.js';
import { type Interval, ratioInterval, roundMedians } from './judging/statistics.js';
import { type ProtocolOptions, timeArms } from './protocol.js';
import { settingsFor } from './settings.js';

const SEED = 1;

/** The measurement of one version of an op. */
export interface BenchRow {
  readonly version: string;
  readonly changes: string;
  /** Why it was not timed: its output differs from the reference. */
  readonly error?: string;
  readonly medianNs?: number;
  /** Ratio to the time of the first row, paired by round. */
  readonly ratio?: Interval;
}

/** The versions of an op, or the platforms of a network, timed side by side. */
export interface Bench {
  /** Name of the op or the network. */
  readonly op: string;
  readonly input: readonly number[];
  readonly output: readonly number[];
  readonly macs: number;
  readonly rows: readonly BenchRow[];
  /** The first one against itself. */
  readonly noise?: Interval;
}

/**
 * Times the versions of an op, in TypeScript, WebAssembly and on any other platform, against its reference, with the
 * quick profile's settings; a version whose output differs from the reference is not timed.
 *
 * Unlike the platforms of an experiment, all run in one process, so that ratios can be paired by round. Each version is
 * a separate function, compiled separately, and all arms see the same shapes; but a helper that two versions call may
 * have been compiled for both, which can make a difference of a few per cent.
 *
 * @param onProgress  as in `timeArms`
 */
export async function benchOp(op: RunnableOp, onProgress?: ProtocolOptions['onProgress']): Promise<Bench> {
  return sideBySide(op, benchGraph(op), availableVersions(op), onProgress);
}

/**
 * Times the platforms that are always here on a network, against the first of them, as `benchOp` does; without the slow
 * reference, with which their outputs are compared first.
 *
 * @throws {InputError} where the network cannot be run or is too large
 */
export async function benchNetwork(graph: Graph, onProgress?: ProtocolOptions['onProgress']): Promise<Bench> {
  expectRunnable('bench', graph);
  const versions = platformsFor('large').map(name => {
    const { description: changes } = platforms[name];
    return { name, changes, platform: platforms[name] };
  });
  return sideBySide(graph.name, graph, versions, onProgress);
}

async function sideBySide(
  name: string,
  graph: Graph,
  versions: readonly Pick<OpVersion, 'name' | 'changes' | 'platform'>[],
  onProgress: ProtocolOptions['onProgress'] | undefined,
): Promise<Bench> {
  const checked = versions.map(version => ({ version, ...bindChecked(graph, version.platform, SEED) }));
  const again = bindChecked(graph, versions[0].platform, SEED);
  const sound = [...checked, again].filter(one => one.executable !== undefined && one.error === undefined);
  const times = await timeArms(
    sound.map(({ executable }, i) => ({
      id: String(i),
      run: () => executable!.run(),
      sink: () => executable!.output.data[0],
    })),
    { settings: settingsFor('quick'), seed: SEED, onProgress },
  );
  const medians = new Map(sound.map((one, i) => [one, roundMedians(times[i].samplesNs)]));
  const reference = medians.get(checked[0]);
  const ratio = (rounds: number[] | undefined) => rounds && reference && ratioInterval(rounds, reference);
  return {
    op: name,
    input: inputOf(graph).shape,
    output: graph.nodes[graph.output].shape,
    macs: countGraph(graph).macs,
    noise: ratio(medians.get(again)),
    rows: checked.map((one, i) => {
      const rounds = medians.get(one);
      return {
        version: one.version.name,
        changes: one.version.changes,
        error: one.error,
        medianNs: rounds && roundMedians([rounds])[0],
        ratio: i === 0 ? undefined : ratio(rounds),
      };
    }),
  };
}
