import { type Interval, ratioInterval, roundMedians } from '../../src/measure/judging/statistics.js';
import { timeArms } from '../../src/measure/protocol.js';
import type { Settings } from '../../src/measure/results/rows.js';
import { randomStream } from '../../src/tensors/random.js';

/** A machine whose clock moves only while an arm runs. */
export interface SyntheticMachine {
  now(): number;
  /** Runs something that takes `ms` on an undisturbed machine. */
  spend(ms: number): void;
}

/**
 * @param slowdown  factor on all work at a time in ms: the drift
 * @param noise     standard deviation of each run's time, relative
 */
export function syntheticMachine(
  seed: number,
  { noise = 0, slowdown = () => 1 }: { noise?: number; slowdown?: (ms: number) => number } = {},
): SyntheticMachine {
  const stream = randomStream(seed, 'synthetic machine');
  let now = 0;
  return {
    now: () => now,
    spend(ms) {
      now += ms * slowdown(now) * Math.exp(noise * stream.normal());
    },
  };
}

/** 9 rounds of 5 runs of 1 ms, 6 of warm-up. */
export const SETTINGS: Settings = {
  rounds: 9,
  minRoundMs: 0,
  minIterations: 5,
  minWarmupMs: 6,
  maxWarmupMs: 12,
};

/** Base arm, A/A arm and an arm that takes `effect` times as long, measured by the protocol. */
export async function measureEffect(
  machine: SyntheticMachine,
  effect: number,
  seed: number,
): Promise<{ ratio: Interval; noise: Interval }> {
  const [base, again, other] = await timeArms(
    [1, 1, effect].map((ms, i) => ({ id: `arm ${i}`, run: () => machine.spend(ms) })),
    { settings: SETTINGS, seed, now: machine.now },
  );
  const times = roundMedians(base.samplesNs);
  return {
    ratio: ratioInterval(roundMedians(other.samplesNs), times),
    noise: ratioInterval(roundMedians(again.samplesNs), times),
  };
}
