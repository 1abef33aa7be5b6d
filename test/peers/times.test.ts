import assert from 'node:assert/strict';
import type { Interval } from '../../src/measure/judging/statistics.js';
import type { TimedRow } from '../../src/measure/results/rows.js';
import { armOn, oursOn, processesOf, timesOf } from '../../src/peers/times.js';
import { workloads } from '../../src/peers/workloads.js';
import { type RandomStream, randomStream } from '../../src/tensors/random.js';
import { notMeasured, row, run } from './sample-run.js';

const [a, b] = workloads.map(({ id }) => id);
const ROUNDS = 5;
const PASSES = Array(5).fill(ROUNDS);
/** What two processes with the same kernel showed, in turns on one core. */
const OFFSETS = [0.966, 1.055, 1.065, 0.963, 0.962];

/** Rounds of processes that are each a factor slower than 1 ms, with noise of 0.5 % in every round. */
function rounds(factors: readonly number[], stream: RandomStream): Pick<TimedRow, 'samplesNs'> {
  const times = factors.flatMap(factor =>
    Array.from({ length: ROUNDS }, () => [factor * 1e6 * Math.exp(0.005 * stream.normal())]),
  );
  return { samplesNs: times };
}

const even = OFFSETS.map(() => 1);
const width = ({ low, high }: Interval) => high - low;

/** The ratio of a peer over ours on a workload, of processes with these factors. */
function ratio(factors: readonly number[], stream: RandomStream, passes: TimedRow['passes']): Interval {
  const { suite } = timesOf(
    run([
      row(a, 'wasm', 1, { ...rounds(even, stream), passes }),
      row(a, 'jax', 1, { ...rounds(factors, stream), passes }),
    ]),
  );
  return suite.ratio(armOn(a, 'jax', 1), oursOn(a, 1))!;
}

describe('times of peers', () => {
  it('have wider intervals where processes differ than where they do not, with the same estimate', () => {
    const steady = ratio(even, randomStream(1), PASSES);
    const moved = ratio(OFFSETS, randomStream(1), PASSES);
    assert.ok(width(moved) > 1.3 * width(steady), `${width(moved)} over ${width(steady)}`);
    assert.ok(moved.low < 1 && moved.high > 1, `${moved.low} … ${moved.high}`);
    assert.ok(Math.abs(steady.estimate - 1) < 0.005);
  });

  it('have intervals over rounds alone in files that do not keep processes apart', () => {
    const steady = ratio(even, randomStream(1), undefined);
    assert.ok(width(steady) < 0.01, String(width(steady)));
    assert.ok(width(ratio(even, randomStream(1), PASSES)) > 3 * width(steady));
  });

  it('cover the true ratio, however much processes differ; intervals over rounds alone do not', () => {
    const RUNS = 200;
    for (const spread of [0.01, 0.02, 0.035, 0.05]) {
      const covered = (passes: TimedRow['passes']) => {
        const stream = randomStream(7, `processes of ${spread}`);
        let hits = 0;
        for (let i = 0; i < RUNS; i++) {
          const factors = even.map(() => 1.5 * Math.exp(spread * stream.normal()));
          const { low, high } = ratio(factors, stream, passes);
          hits += Number(low <= 1.5 && 1.5 <= high);
        }
        return hits / RUNS;
      };
      assert.ok(covered(PASSES) >= 0.9, `${spread}: ${covered(PASSES)}`);
      assert.ok(covered(undefined) < 0.85, `${spread} over rounds alone: ${covered(undefined)}`);
    }
  });

  it('have wider means where processes differ, too', () => {
    const mean = (factors: readonly number[]) => {
      const stream = randomStream(1);
      const rows = [a, b].flatMap(id => [
        row(id, 'wasm', 1, { ...rounds(even, stream), passes: PASSES }),
        row(id, 'jax', 1, { ...rounds(factors, stream), passes: PASSES }),
      ]);
      const pairs = [a, b].map(id => [armOn(id, 'jax', 1), oursOn(id, 1)] as const);
      return timesOf(run(rows)).suite.meanRatio(pairs)!;
    };
    assert.ok(width(mean(OFFSETS)) > 1.3 * width(mean(even)));
  });

  it('know how many processes each engine had, where the file says', () => {
    const failed = row(a, 'tensorflow', 1, notMeasured('absent', 'no'));
    assert.equal(processesOf([failed, row(a, 'wasm', 1, { passes: [3, 3, 3] })]), 3);
    assert.equal(processesOf([failed, row(a, 'wasm', 1)]), undefined);
  });
});
