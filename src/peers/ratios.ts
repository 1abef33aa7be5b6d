import { median } from 'simple-statistics';
import { bootstrapOver, type Interval, ratioInterval, roundMedians } from '../measure/judging/statistics.js';
import type { PeerRow, PeerRun } from './rows.js';

/** Seed of the resampling: the same file gives the same intervals on every machine. */
const SEED = 1;

/** Which row of a workload: an engine with a number of threads, or our platform's second process. */
export interface RowKey {
  readonly engine: string;
  readonly threads: number;
  readonly again?: boolean;
}

/** The row of an arm on a workload, whatever became of it. */
export function findRow({ rows }: PeerRun, workload: string, key: RowKey): PeerRow | undefined {
  const { engine, threads, again = false } = key;
  return rows.find(
    row =>
      row.workload === workload && row.engine === engine && row.threads === threads && row.again === again,
  );
}

/** Median over rounds of the time of one inference, ns; undefined where it was not measured. */
export function medianNs(row: PeerRow | undefined): number | undefined {
  return row?.status === 'measured' ? median(roundMedians(row.samplesNs)) : undefined;
}

/** 2 · macs / median time, GFLOP/s; undefined where it was not measured. */
export function gflops(row: PeerRow | undefined): number | undefined {
  const ns = medianNs(row);
  return ns === undefined ? undefined : (2 * row!.macs) / ns;
}

/** How many times as long `a` takes as `b`, paired by round; undefined where one was not measured. */
export function timeRatio(a: PeerRow | undefined, b: PeerRow | undefined): Interval | undefined {
  if (a?.status !== 'measured' || b?.status !== 'measured') return undefined;
  return ratioInterval(roundMedians(a.samplesNs), roundMedians(b.samplesNs));
}

/**
 * Geometric mean over workloads of how many times as long the first of each pair takes as the second. In each
 * resample every workload contributes the median over the same drawn rounds.
 *
 * @returns undefined where there is no pair of measured rows
 */
export function geometricMeanRatio(
  pairs: readonly (readonly [PeerRow | undefined, PeerRow | undefined])[],
): Interval | undefined {
  const measured = pairs.filter(([a, b]) => a?.status === 'measured' && b?.status === 'measured');
  if (measured.length === 0) return undefined;
  const ratios = measured.map(([a, b]) => {
    const times = roundMedians(b!.samplesNs);
    return roundMedians(a!.samplesNs).map((ns, round) => ns / times[round]);
  });
  return bootstrapOver(
    ratios[0].length,
    rounds => {
      const logs = ratios.map(ratio => Math.log(median(rounds.map(round => ratio[round]))));
      return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
    },
    { seed: SEED },
  );
}

/** The measured row with the shortest median time. */
export function fastest(rows: readonly (PeerRow | undefined)[]): PeerRow | undefined {
  return rows
    .filter(row => row?.status === 'measured')
    .reduce((best, row) => (best && medianNs(best)! <= medianNs(row)! ? best : row), undefined);
}
