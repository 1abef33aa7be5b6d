/** Mean and variance of the values of a tensor. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/** Mean of the squares. */
export function meanSquare({ mean, variance }: Moments): number {
  return mean ** 2 + variance;
}

/** Moments of values with this mean and mean square. */
export function momentsOf(mean: number, square: number): Moments {
  return { mean, variance: Math.max(0, square - mean ** 2) };
}

/** The mean of values of one channel, which are assumed to have a correlation of ½. */
export function meanOfNeighbours({ mean, variance }: Moments, count: number): Moments {
  return { mean, variance: (variance * (1 + 1 / count)) / 2 };
}
