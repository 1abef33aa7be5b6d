import type { Figure } from '../../reports/figure.js';
import { formatShare } from '../../reports/format.js';
import { randomStream } from '../../tensors/random.js';

const TRIES = 4000;
const NOISES = [0.01, 0.03, 0.1] as const;
const MOST_CANDIDATES = 20;

/**
 * The speed-up that the luckiest of n equally fast candidates seems to have over the first, where each is measured once
 * and its time is off by a normal deviate:
 *
 *   E[t₁ / min(t₁, …, t_n)],  t_i = exp(noise · z_i),  z_i standard normal
 *
 * as the mean of 4000 seeded tries; the same on every machine.
 *
 * @param noise  relative standard deviation of one measured time
 * @returns for n = 1, 2, …, candidates
 * @throws {RangeError} where there is no candidate, or the noise is negative
 */
export function bestOfN(candidates: number, noise: number): number[] {
  if (!(Number.isSafeInteger(candidates) && candidates >= 1 && noise >= 0)) {
    throw new RangeError(
      `bestOfN: ${candidates} candidates with noise ${noise}, expected at least 1 and at least 0`,
    );
  }
  const stream = randomStream(1, 'luck of the best');
  const sums = new Array<number>(candidates).fill(0);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const first = stream.normal();
    let best = first;
    for (let n = 0; n < candidates; n++) {
      if (n > 0) best = Math.min(best, stream.normal());
      sums[n] += Math.exp(noise * (first - best));
    }
  }
  return sums.map(sum => sum / TRIES);
}

/** The seeming speed-up against the number of candidates, for three sizes of noise. */
export function bestOfNFigure(): Figure {
  const lines = NOISES.map(noise => ({ noise, luck: bestOfN(MOST_CANDIDATES, noise) }));
  const [, middle] = lines;
  return {
    id: 'luck',
    title: 'Speed-up of the best of n candidates that are all the same',
    caption: `Nothing was measured here: it is what chance does. With a noise of ${formatShare(middle.noise)}, the best of ten equal candidates seems ${formatShare(middle.luck[9] - 1)} faster than the first.`,
    data: lines.map(({ noise, luck }) => ({
      type: 'scatter',
      mode: 'lines+markers',
      name: `noise of one time: ${formatShare(noise)}`,
      x: luck.map((_, i) => i + 1),
      y: luck,
    })),
    layout: {
      xaxis: { title: { text: 'candidates' } },
      yaxis: { title: { text: 'seeming speed-up, ×' } },
    },
  };
}
