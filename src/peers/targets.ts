import type { Interval } from '../measure/judging/statistics.js';
import { judgeTarget, type Target } from '../measure/judging/target.js';
import { formatInterval } from '../reports/format.js';
import type { Table } from '../reports/table.js';
import { armOn, oursOn, type PeerTimes } from './times.js';
import { STACKS_MEAN, type Workload } from './workloads.js';

/** What was measured of a target. */
interface Measured {
  /** For instance `pointwise-128, one thread: over the fastest of tensorflow and onnxruntime-web`. */
  readonly what: string;
  readonly target: Target;
  readonly ratio: Interval | undefined;
  readonly noise: Interval | undefined;
  readonly remark?: string;
}

/** Every target of the workloads that were run, and that of the stacks' geometric mean where all of them were. */
export function targetsTable(times: PeerTimes, workloads: readonly Workload[]): Table {
  const ran = workloads.filter(({ id }) => times.rows.has(oursOn(id, 1)));
  const stacks = workloads.filter(({ kind }) => kind === 'stack');
  const all = stacks.length > 0 && stacks.every(stack => ran.includes(stack));
  const measured = ran.flatMap(workload => targetsOf(times, workload));
  if (all) measured.push(stacksTarget(times, stacks));
  return {
    title: 'Targets',
    columns: ['ratio', 'target', 'here', 'verdict', 'remark'].map(label => ({ label })),
    rows: measured.map(({ what, target, ratio, noise, remark = '' }) => {
      const { verdict, because } = judgeTarget(target, ratio, noise);
      const bound = 'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
      return [what, bound, formatInterval(ratio), verdict, because || remark];
    }),
    notes: ['Met: the whole interval reaches the target; missed: none of it does.'],
  };
}

function targetsOf(times: PeerTimes, workload: Workload): Measured[] {
  const { id, targets } = workload;
  const { than, by } = targets.faster;
  const { suite, rows } = times;
  const ours = oursOn(id, 1);
  const noise = suite.ratio(oursOn(id, 1, true), ours);
  const peer = fastestPeer(times, workload);
  const several = than.length > 1;
  const measured: Measured[] = [
    {
      what: `${id}, one thread: over ${several ? 'the fastest of ' : ''}${than.join(' and ')}`,
      target: { atLeast: by },
      ratio: peer && suite.ratio(peer.arm, ours),
      noise,
      remark: several && peer ? `fastest: ${peer.engine}` : '',
    },
  ];
  if (targets.twoThreads !== undefined && rows.has(oursOn(id, 2))) {
    const ratio = suite.ratio(ours, oursOn(id, 2));
    const what = `${id}, two threads: over one thread`;
    measured.push({ what, target: { atLeast: targets.twoThreads }, ratio, noise });
  }
  if (targets.behindNative !== undefined) {
    const ratio = suite.ratio(ours, armOn(id, 'onnxruntime-node', 1));
    const what = `${id}, one thread: time over native`;
    measured.push({ what, target: { atMost: targets.behindNative }, ratio, noise });
  }
  return measured;
}

function stacksTarget(times: PeerTimes, stacks: readonly Workload[]): Measured {
  return {
    what: 'stacks, one thread: geometric mean over the fastest peer of each',
    target: { atLeast: STACKS_MEAN },
    ratio: times.suite.meanRatio(
      stacks.map(stack => [fastestPeer(times, stack)?.arm ?? '', oursOn(stack.id, 1)]),
    ),
    noise: times.suite.meanRatio(stacks.map(({ id }) => [oursOn(id, 1, true), oursOn(id, 1)])),
  };
}

/**
 * The fastest of the engines that a workload is to be faster than, without those that cannot run it; undefined where
 * there is none, or one that might have been the fastest was not measured.
 */
function fastestPeer({ suite, rows }: PeerTimes, { id, targets }: Workload) {
  const peers = targets.faster.than
    .map(engine => ({ engine, arm: armOn(id, engine, 1) }))
    .filter(({ arm }) => rows.get(arm)?.cause !== 'unsupported')
    .map(peer => ({ ...peer, ns: suite.timeNs(peer.arm)?.estimate }));
  if (peers.some(({ ns }) => ns === undefined)) return undefined;
  return peers.sort((a, b) => a.ns! - b.ns!).at(0);
}
