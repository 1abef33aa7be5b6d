import type { Interval } from '../measure/judging/statistics.js';
import { ourBest } from './arms.js';
import { fastest, findRow, geometricMeanRatio, timeRatio } from './ratios.js';
import type { PeerRow, PeerRun } from './rows.js';
import type { Workload } from './workload.js';
import { STACKS_GEOMETRIC_MEAN } from './workloads.js';

export type BarVerdict = 'met' | 'missed' | "can't tell";

/** A figure that we want to reach, with what was measured. */
export interface JudgedBar {
  /** For instance `pointwise-128, one thread, over the fastest of tensorflow and onnxruntime-web`. */
  readonly what: string;
  readonly bound: { readonly atLeast: number } | { readonly atMost: number };
  readonly got: Interval | undefined;
  readonly verdict: BarVerdict;
  /** Why it can't be told, or who the fastest was. */
  readonly remark: string;
}

/** How far the A/A interval may lie from 1 before a run says nothing. */
const NOISE_MARGIN = 0.05;
const LEVEL = 0.95;

/**
 * The verdict on a bar from its interval [low, high]: `met` where all of it is on the good side, `missed` where none
 * of it is. Else it can't be told, nor where the interval's level is under 0.95 (fewer than 6 rounds), or the A/A
 * interval lies wholly outside 1 / 1.05 … 1.05.
 */
export function judgeBar(
  got: Interval | undefined,
  bound: JudgedBar['bound'],
  noise: Interval | undefined,
): { verdict: BarVerdict; because: string } {
  const open = (because: string) => ({ verdict: "can't tell", because }) as const;
  if (!got) return open('not measured');
  if (got.level < LEVEL) return open('too few rounds');
  if (!noise) return open('no A/A arm was measured');
  if (noise.low > 1 + NOISE_MARGIN || noise.high < 1 / (1 + NOISE_MARGIN)) {
    return open(`two runs of identical code differ by more than ${100 * NOISE_MARGIN} %`);
  }
  if ('atLeast' in bound) {
    if (got.low >= bound.atLeast) return { verdict: 'met', because: '' };
    return got.high < bound.atLeast
      ? { verdict: 'missed', because: '' }
      : open('the interval crosses the bar');
  }
  if (got.high <= bound.atMost) return { verdict: 'met', because: '' };
  return got.low > bound.atMost ? { verdict: 'missed', because: '' } : open('the interval crosses the bar');
}

/** Every bar of these workloads, and that on the stacks' geometric mean where all of them were run. */
export function judgeBars(run: PeerRun, workloads: readonly Workload[]): JudgedBar[] {
  const ran = workloads.filter(({ id }) => run.rows.some(row => row.workload === id));
  const bars = ran.flatMap(workload => workloadBars(run, workload));
  const stacks = workloads.filter(({ kind }) => kind === 'stack');
  if (stacks.length === 0 || !stacks.every(stack => ran.includes(stack))) return bars;
  const pairs = stacks.map(stack => [fastestPeer(run, stack).peer, ours(run, stack, 1)] as const);
  const unknown = stacks.some(stack => fastestPeer(run, stack).missing);
  const mean = unknown || pairs.some(([peer]) => !peer) ? undefined : geometricMeanRatio(pairs);
  const noise = geometricMeanRatio(stacks.map(stack => [again(run, stack), ours(run, stack, 1)]));
  const bound = { atLeast: STACKS_GEOMETRIC_MEAN };
  const { verdict, because } = judgeBar(mean, bound, noise);
  const what = 'stacks, one thread: geometric mean over the fastest peer of each';
  return [...bars, { what, bound, got: mean, verdict, remark: because }];
}

function workloadBars(run: PeerRun, workload: Workload): JudgedBar[] {
  const { id, bars } = workload;
  const one = ours(run, workload, 1);
  const noise = timeRatio(again(run, workload), one);
  const bar = (
    what: string,
    bound: JudgedBar['bound'],
    got: Interval | undefined,
    remark = '',
  ): JudgedBar => {
    const { verdict, because } = judgeBar(got, bound, noise);
    return { what: `${id}, ${what}`, bound, got, verdict, remark: because || remark };
  };
  const { peer, missing } = fastestPeer(run, workload);
  const { than, by } = bars.faster;
  const several = than.length > 1;
  const judged = [
    bar(
      `one thread: over ${several ? 'the fastest of ' : ''}${than.join(' and ')}`,
      { atLeast: by },
      missing ? undefined : timeRatio(peer, one),
      several && peer ? `fastest: ${peer.engine}` : '',
    ),
  ];
  if (bars.twoThreads !== undefined && run.rows.some(row => row.threads === 2)) {
    const got = timeRatio(one, ours(run, workload, 2));
    judged.push(bar('two threads: over one thread', { atLeast: bars.twoThreads }, got));
  }
  if (bars.behindNative !== undefined) {
    const native = findRow(run, id, { engine: 'onnxruntime-node', threads: 1 });
    judged.push(bar('one thread: time over native', { atMost: bars.behindNative }, timeRatio(one, native)));
  }
  return judged;
}

/** `missing` where one of the candidates might have been the fastest, but was not measured. */
function fastestPeer(run: PeerRun, { id, bars }: Workload): { peer: PeerRow | undefined; missing: boolean } {
  const rows = bars.faster.than.map(engine => findRow(run, id, { engine, threads: 1 }));
  const missing = rows.some(row => row?.status !== 'measured' && row?.status !== 'unsupported');
  return { peer: fastest(rows), missing };
}

function ours(run: PeerRun, { id }: Workload, threads: number): PeerRow | undefined {
  return findRow(run, id, { engine: ourBest(threads), threads });
}

function again(run: PeerRun, { id }: Workload): PeerRow | undefined {
  return findRow(run, id, { engine: ourBest(1), threads: 1, again: true });
}
