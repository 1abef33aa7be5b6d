import type { Figure } from '../../reports/figure.js';
import { formatShare } from '../../reports/format.js';
import { randomStream } from '../../tensors/random.js';

const TRIES = 4000;
const NOISES = [0.01, 0.03, 0.1] as const;
const MOST_CANDIDATES = 20;

/**
 * The apparent speed-up of the luckiest of n equally fast candidates over the first, if each is measured once with a
 * normally distributed error:
 *
 *   E[t₁ / min(t₁, …, t_n)],  t_i = exp(noise · z_i),  z_i standard normal
 *
 * This is the mean of 4000 seeded tries, the same on every machine.
 *
 * @param noise  relative standard deviation of one measured time
 * @returns for n = 1, 2, …, candidates
 * @throws {RangeError} where there is no candidate, or the noise is negative
 */
export function bestOfN(candidates: number, noise: number): number[] {
  if (!(Number.isSafeInteger(candidates) && candidates >= 1 && noise >= 0)) {
    throw new RangeError(
      `bestOfN: ${candidates} candidates with noise ${noise}, expected at least 1 candidate and noise 0 or more`,
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

/** The apparent speed-up against the number of candidates, for three noise levels. */
export function bestOfNFigure(): Figure {
  const lines = NOISES.map(noise => ({ noise, luck: bestOfN(MOST_CANDIDATES, noise) }));
  const [, middle] = lines;
  return {
    id: 'luck',
    title: 'Apparent speed-up of the best of n identical candidates',
    caption: `Nothing was measured here: this is pure chance. With a noise of ${formatShare(middle.noise)}, the best of ten identical candidates seems ${formatShare(middle.luck[9] - 1)} faster than the first.`,
    data: lines.map(({ noise, luck }) => ({
      type: 'scatter',
      mode: 'lines+markers',
      name: `noise of one measurement: ${formatShare(noise)}`,
      x: luck.map((_, i) => i + 1),
      y: luck,
    })),
    layout: {
      xaxis: { title: { text: 'candidates' } },
      yaxis: { title: { text: 'apparent speed-up, ×' } },
    },
  };
}
