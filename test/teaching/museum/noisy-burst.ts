import { ratioInterval } from '../../../src/measure/judging/statistics.js';
import type { Burst } from '../../../src/teaching/museum/burst.js';
import { randomStream } from '../../../src/tensors/random.js';

/** What a synthetic machine does to the times of a round. */
export interface MachineOptions {
  /** Relative standard deviation of one time; 0.05 where it is absent. */
  readonly noise?: number;
  /** A factor on all times of a round. */
  readonly slowness?: (round: number) => number;
}

/** A burst as if `a` took 1 ms and `b` 1.5 ms, with seeded noise that is independent from round to round. */
export function noisyBurst(rounds: number, { noise = 0.05, slowness = () => 1 }: MachineOptions = {}): Burst {
  const stream = randomStream(1, 'rounds of a burst');
  const times = (ns: number) =>
    Array.from({ length: rounds }, (_, round) => ns * slowness(round) * Math.exp(noise * stream.normal()));
  const [a, againNs, b] = [times(1e6), times(1e6), times(1.5e6)];
  return { first: 'a', timesNs: { a, b }, againNs, noise: ratioInterval(againNs, a) };
}
