import { countGraph } from '../cost/counts.js';
import type { RunnableOp } from '../kernels/op.js';
import { availableVersions } from '../networks/every-version.js';
import { opNodes } from '../networks/graph/graph.js';
import { benchGraph } from '../networks/models/bench-layers.js';
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
  /** Ratio to the reference's time, paired by round. */
  readonly ratio?: Interval;
}

/** The versions of an op, timed side by side. */
export interface Bench {
  readonly op: RunnableOp;
  readonly input: readonly number[];
  readonly output: readonly number[];
  readonly macs: number;
  readonly rows: readonly BenchRow[];
  /** The reference against itself. */
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
  const graph = benchGraph(op);
  const versions = availableVersions(op);
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
  const [node] = opNodes(graph);
  return {
    op,
    input: graph.nodes[node.inputs[0]].shape,
    output: node.shape,
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
